package dev.emissions.schemas;

import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;

/**
 * Reads single-object encoded events into an {@link EventView} without making objects.
 *
 * <p>Records of the current schema are read where they lie; those of an older known one are first rewritten in the current schema by
 * Avro's own resolution. Any byte sequence is answered with a {@link Decoding}, never with an exception. Not for use by several threads.
 */
public final class EventDecoder {
    /** Bytes before the payload: the two-byte marker C3 01 and the eight-byte fingerprint, least significant byte first. */
    public static final int HEADER_BYTES = 10;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NON_ASCII = 0x8080808080808080L;
    private static final long CURRENT = EmissionEvents.fingerprint(EmissionEvent.getClassSchema());

    private final Set<Long> knownFingerprints;
    private final BinaryMessageDecoder<EmissionEvent> resolving;
    private byte[] bytes = new byte[0];
    private int position;
    private boolean torn;

    public EventDecoder() {
        this(EmissionEvents.knownSchemas());
    }

    EventDecoder(Map<Long, Schema> knownSchemas) {
        this.knownFingerprints = Set.copyOf(knownSchemas.keySet());
        this.resolving = EmissionEvents.decoderOf(knownSchemas.values());
    }

    /**
     * Decodes one record's value.
     *
     * @param value the bytes, kept by the view until the next call; null is a tombstone and {@link Decoding#UNDECODABLE}
     * @param into shows the event afterwards if the answer is {@link Decoding#EVENT}, and nothing of use otherwise
     */
    public Decoding decode(byte[] value, EventView into) {
        if (value == null || value.length < HEADER_BYTES || value[0] != (byte) 0xC3 || value[1] != 0x01) {
            return Decoding.UNDECODABLE;
        }
        long fingerprint = (long) LONGS.get(value, 2);
        if (fingerprint == CURRENT) {
            return decodeCurrent(value, into);
        }
        return knownFingerprints.contains(fingerprint) ? decodeOlder(value, into) : Decoding.UNKNOWN_SCHEMA;
    }

    private Decoding decodeOlder(byte[] value, EventView into) {
        try {
            return decodeCurrent(EmissionEvents.encode(EmissionEvents.decode(value, resolving)), into);
        } catch (AvroRuntimeException | UncheckedIOException e) {
            return Decoding.UNDECODABLE;
        }
    }

    private Decoding decodeCurrent(byte[] value, EventView into) {
        bytes = value;
        position = HEADER_BYTES;
        torn = false;
        into.begin(value);
        readText(into, TextField.EVENT_ID);
        if (present()) {
            into.eventTimeMicros(readLong());
        }
        readText(into, TextField.DOMAIN);
        readText(into, TextField.CHANNEL);
        readText(into, TextField.FORMAT);
        readText(into, TextField.AD_SIZE);
        readText(into, TextField.COUNTRY);
        readText(into, TextField.REGION);
        readText(into, TextField.DEVICE);
        readText(into, TextField.NETWORK);
        if (present()) {
            into.impressions(readLong());
        }
        readGrams(into, GramsField.AD_SELECTION);
        readGrams(into, GramsField.CREATIVE_DISTRIBUTION);
        readGrams(into, GramsField.MEDIA_DISTRIBUTION);
        readGrams(into, GramsField.CONSUMER_DEVICE);
        readGrams(into, GramsField.TOTAL);
        readText(into, TextField.DOMAIN_COVERAGE);
        readText(into, TextField.FRAMEWORK);
        readText(into, TextField.METHODOLOGY_VERSION);
        readText(into, TextField.SELLER_DOMAIN);
        readText(into, TextField.BUYING_METHOD);
        into.payloadEnd(position);
        if (present()) {
            into.producerSequence(readLong());
        }
        return torn || position != value.length ? Decoding.UNDECODABLE : Decoding.EVENT;
    }

    private boolean present() {
        if (torn || position >= bytes.length) {
            torn = true;
            return false;
        }
        byte branch = bytes[position++];
        if (branch != 0 && branch != 2) {
            torn = true;
        }
        return branch == 2;
    }

    /** Avro's variable-length zig-zag integer, at most ten bytes. */
    private long readLong() {
        long raw = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (position >= bytes.length) {
                break;
            }
            byte next = bytes[position++];
            raw |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return raw >>> 1 ^ -(raw & 1);
            }
        }
        torn = true;
        return 0;
    }

    private void readText(EventView into, TextField field) {
        if (!present()) {
            return;
        }
        long length = readLong();
        if (torn || length < 0 || length > bytes.length - position || !isUtf8(position, (int) length)) {
            torn = true;
            return;
        }
        into.text(field, position, (int) length);
        position += (int) length;
    }

    private void readGrams(EventView into, GramsField field) {
        if (!present()) {
            return;
        }
        if (bytes.length - position < Double.BYTES) {
            torn = true;
            return;
        }
        into.grams(field, (double) DOUBLES.get(bytes, position));
        position += Double.BYTES;
    }

    /** Most texts are short and plain ASCII: one or two looks at eight bytes tell. */
    private boolean isUtf8(int start, int length) {
        int end = start + length;
        int at = start;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            if (((long) LONGS.get(bytes, at) & NON_ASCII) != 0) {
                return decodesAsUtf8(start, length);
            }
        }
        return restIsAscii(at, end) || decodesAsUtf8(start, length);
    }

    /** For fewer than eight bytes; looks at eight nevertheless, and overlooks those behind the end, where the record has them. */
    private boolean restIsAscii(int start, int end) {
        if (start <= bytes.length - Long.BYTES) {
            long wanted = (1L << ((end - start) * Byte.SIZE)) - 1;
            return ((long) LONGS.get(bytes, start) & NON_ASCII & wanted) == 0;
        }
        for (int at = start; at < end; at++) {
            if (bytes[at] < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean decodesAsUtf8(int start, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
