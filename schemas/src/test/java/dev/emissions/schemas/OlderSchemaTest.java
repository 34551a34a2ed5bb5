package dev.emissions.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

class OlderSchemaTest {
    private static final Schema OLDER = new Schema.Parser().parse("""
            {"type": "record", "name": "EmissionEvent", "namespace": "dev.emissions.schemas", "fields": [
              {"name": "event_id", "type": ["null", "string"], "default": null},
              {"name": "impressions", "type": ["null", "int"], "default": null},
              {"name": "total_grams", "type": "double"},
              {"name": "retired", "type": "string"}
            ]}""");

    private final EventView view = new EventView();

    @Test
    void recordOfAnOlderVersionIsReadAsOneOfToday() throws IOException {
        Map<Long, Schema> known = new LinkedHashMap<>(EmissionEvents.knownSchemas());
        known.put(EmissionEvents.fingerprint(OLDER), OLDER);

        Decoding decoding = new EventDecoder(known).decode(olderRecord(), view);

        assertThat(decoding).isEqualTo(Decoding.EVENT);
        assertThat(Views.event(view))
                .isEqualTo(EmissionEvent.newBuilder()
                        .setEventId("old-1")
                        .setImpressions(12L)
                        .setTotalGrams(0.5)
                        .build());
    }

    @Test
    void tornRecordOfAnOlderVersionIsUndecodable() throws IOException {
        var decoder = new EventDecoder(Map.of(EmissionEvents.fingerprint(OLDER), OLDER));
        byte[] record = olderRecord();

        for (int length = 0; length < record.length; length++) {
            assertThat(decoder.decode(Arrays.copyOf(record, length), view))
                    .as("first %d bytes", length)
                    .isEqualTo(Decoding.UNDECODABLE);
        }
    }

    @Test
    void recordOfAnOlderVersionThatClaimsAHugeTextIsUndecodable() throws IOException {
        var decoder = new EventDecoder(Map.of(EmissionEvents.fingerprint(OLDER), OLDER));
        byte[] record = olderRecord();
        byte[] hugeLength = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0E};
        System.arraycopy(hugeLength, 0, record, EventDecoder.HEADER_BYTES + 1, hugeLength.length);

        assertThat(decoder.decode(record, view)).isEqualTo(Decoding.UNDECODABLE);
    }

    @Test
    void olderVersionThatIsNotListedIsAnUnknownSchema() throws IOException {
        assertThat(new EventDecoder().decode(olderRecord(), view)).isEqualTo(Decoding.UNKNOWN_SCHEMA);
    }

    private static byte[] olderRecord() throws IOException {
        GenericRecord event = new GenericRecordBuilder(OLDER)
                .set("event_id", "old-1")
                .set("impressions", 12)
                .set("total_grams", 0.5)
                .set("retired", "x")
                .build();
        var encoded = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), OLDER).encode(event);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }
}
