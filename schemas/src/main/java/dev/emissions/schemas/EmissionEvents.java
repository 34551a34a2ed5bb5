package dev.emissions.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;

/** Events as bytes: Avro's single-object encoding, whose header names the schema by its CRC-64-AVRO fingerprint. */
public final class EmissionEvents {
    private static final BinaryMessageEncoder<EmissionEvent> ENCODER = EmissionEvent.getEncoder();
    private static final BinaryMessageDecoder<EmissionEvent> DECODER =
            decoderOf(knownSchemas().values());

    private EmissionEvents() {}

    /** One record's value for Kafka; safe for any thread. */
    public static byte[] encode(EmissionEvent event) {
        try {
            var encoded = ENCODER.encode(event);
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot encode an event into memory", e);
        }
    }

    /**
     * Reads a value written with any known version of the schema.
     *
     * @throws org.apache.avro.AvroRuntimeException if the bytes are no such value
     */
    public static EmissionEvent decode(byte[] value) {
        return decode(value, DECODER);
    }

    static EmissionEvent decode(byte[] value, BinaryMessageDecoder<EmissionEvent> decoder) {
        try {
            return decoder.decode(value);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot decode an event from memory", e);
        }
    }

    /** Reads the current schema and these; safe for any thread. */
    static BinaryMessageDecoder<EmissionEvent> decoderOf(Collection<Schema> schemas) {
        var decoder = new BinaryMessageDecoder<EmissionEvent>(
                SpecificData.getForClass(EmissionEvent.class), EmissionEvent.getClassSchema());
        schemas.forEach(decoder::addSchema);
        return decoder;
    }

    /** CRC-64-AVRO fingerprint of the schema's parsing canonical form, as it stands in a record's header. */
    public static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    /** Every version of the schema whose records can be read, by fingerprint; the current one comes first. */
    public static Map<Long, Schema> knownSchemas() {
        Map<Long, Schema> known = new LinkedHashMap<>();
        known.put(fingerprint(EmissionEvent.getClassSchema()), EmissionEvent.getClassSchema());
        return known;
    }
}
