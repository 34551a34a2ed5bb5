package dev.emissions.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class EmissionEventsTest {
    @Test
    void encodedEventIsReadBack() {
        assertThat(EmissionEvents.decode(EmissionEvents.encode(Events.full()))).isEqualTo(Events.full());
    }

    @Test
    void recordStartsWithAvrosSingleObjectHeader() {
        byte[] record = EmissionEvents.encode(new EmissionEvent());
        long fingerprint = EmissionEvents.fingerprint(EmissionEvent.getClassSchema());

        assertThat(record[0]).isEqualTo((byte) 0xC3);
        assertThat(record[1]).isEqualTo((byte) 0x01);
        for (int i = 0; i < Long.BYTES; i++) {
            assertThat(record[2 + i]).as("byte %d of the fingerprint", i).isEqualTo((byte) (fingerprint >>> (8 * i)));
        }
        assertThat(record).hasSize(EventDecoder.HEADER_BYTES + 22);
    }

    @Test
    void tornRecordIsNoEvent() {
        byte[] record = EmissionEvents.encode(Events.full());

        assertThatThrownBy(() -> EmissionEvents.decode(Arrays.copyOf(record, record.length - 1)))
                .isInstanceOf(AvroRuntimeException.class);
        assertThatThrownBy(() -> EmissionEvents.decode(new byte[3])).isInstanceOf(AvroRuntimeException.class);
    }

    @Test
    void currentSchemaIsKnown() {
        assertThat(EmissionEvents.knownSchemas().keySet().iterator().next())
                .isEqualTo(EmissionEvents.fingerprint(EmissionEvent.getClassSchema()));
    }

    @Test
    void publishedSchemaDoesNotChangeUnnoticed() {
        // Records with this fingerprint are out there: a new version of the schema joins knownSchemas(), it replaces
        // nothing.
        assertThat(Long.toHexString(EmissionEvents.fingerprint(EmissionEvent.getClassSchema())))
                .isEqualTo("37f86b4a4d968fce");
    }

    @Test
    void fieldNamesAreThoseOfTheSchema() {
        var names = EmissionEvent.getClassSchema().getFields().stream()
                .filter(field -> field.schema().getTypes().get(1).getType() == Schema.Type.STRING)
                .map(Schema.Field::name);
        var grams = EmissionEvent.getClassSchema().getFields().stream()
                .filter(field -> field.schema().getTypes().get(1).getType() == Schema.Type.DOUBLE)
                .map(Schema.Field::name);

        assertThat(Arrays.stream(TextField.values()).map(TextField::column)).containsExactlyElementsOf(names.toList());
        assertThat(Arrays.stream(GramsField.values()).map(GramsField::column))
                .containsExactlyElementsOf(grams.toList());
    }
}
