package dev.emissions.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {
    private final EventDecoder decoder = new EventDecoder();
    private final EventView view = new EventView();

    @Test
    void everyFieldComesBack() {
        byte[] record = EmissionEvents.encode(Events.full());

        Decoding decoding = decoder.decode(record, view);

        assertThat(decoding).isEqualTo(Decoding.EVENT);
        assertThat(Views.event(view)).isEqualTo(Events.full());
        assertThat(view.buffer()).isSameAs(record);
    }

    @Test
    void absentFieldsStayAbsent() {
        decoder.decode(EmissionEvents.encode(Events.full()), view);

        Decoding decoding = decoder.decode(EmissionEvents.encode(new EmissionEvent()), view);

        assertThat(decoding).isEqualTo(Decoding.EVENT);
        assertThat(Views.event(view)).isEqualTo(new EmissionEvent());
        assertThat(view.length(TextField.DOMAIN)).isEqualTo(-1);
        assertThat(view.grams(GramsField.TOTAL)).isZero();
    }

    @Test
    void emptyTextIsPresent() {
        var event = EmissionEvent.newBuilder().setDomain("").build();

        decoder.decode(EmissionEvents.encode(event), view);

        assertThat(view.has(TextField.DOMAIN)).isTrue();
        assertThat(view.length(TextField.DOMAIN)).isZero();
        assertThat(view.text(TextField.DOMAIN)).isEmpty();
    }

    @Test
    void tombstoneIsUndecodable() {
        assertThat(decoder.decode(null, view)).isEqualTo(Decoding.UNDECODABLE);
    }

    @Test
    void everyTornPrefixIsUndecodable() {
        byte[] record = EmissionEvents.encode(Events.full());

        for (int length = 0; length < record.length; length++) {
            assertThat(decoder.decode(Arrays.copyOf(record, length), view))
                    .as("first %d bytes", length)
                    .isEqualTo(Decoding.UNDECODABLE);
        }
    }

    @Test
    void bytesBehindTheEventAreUndecodable() {
        byte[] record = EmissionEvents.encode(Events.full());

        assertThat(decoder.decode(Arrays.copyOf(record, record.length + 1), view))
                .isEqualTo(Decoding.UNDECODABLE);
    }

    @Test
    void textThatIsNotUtf8IsUndecodable() {
        byte[][] broken = {
            {(byte) 0xFF},
            {(byte) 0xC3},
            {(byte) 0xC0, (byte) 0x80},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', (byte) 0x80}
        };

        for (byte[] text : broken) {
            assertThat(decoder.decode(withDomainBytes(text), view))
                    .as(Arrays.toString(text))
                    .isEqualTo(Decoding.UNDECODABLE);
        }
        assertThat(decoder.decode(withDomainBytes("m\u00fcller.de".getBytes(UTF_8)), view))
                .isEqualTo(Decoding.EVENT);
    }

    private static byte[] withDomainBytes(byte[] text) {
        String placeholder = "#".repeat(text.length);
        byte[] record = EmissionEvents.encode(
                EmissionEvent.newBuilder().setDomain(placeholder).build());
        int at = new String(record, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(placeholder);
        System.arraycopy(text, 0, record, at, text.length);
        return record;
    }

    @Test
    void lengthsThatPointOutsideTheRecordAreUndecodable() {
        byte[] record = EmissionEvents.encode(
                EmissionEvent.newBuilder().setEventId("id").build());
        int length = EventDecoder.HEADER_BYTES + 1;

        for (int claimed = 0; claimed < 128; claimed++) {
            byte[] changed = record.clone();
            changed[length] = (byte) claimed;
            assertThat(decoder.decode(changed, view))
                    .as("length byte %d", claimed)
                    .isEqualTo(claimed == 4 ? Decoding.EVENT : Decoding.UNDECODABLE);
        }
    }

    @Test
    void integerOfMoreThanTenBytesIsUndecodable() {
        byte[] record = new byte[EventDecoder.HEADER_BYTES + 40];
        System.arraycopy(EmissionEvents.encode(new EmissionEvent()), 0, record, 0, EventDecoder.HEADER_BYTES);
        record[EventDecoder.HEADER_BYTES + 1] = 2;
        Arrays.fill(record, EventDecoder.HEADER_BYTES + 2, EventDecoder.HEADER_BYTES + 13, (byte) 0x80);

        assertThat(decoder.decode(record, view)).isEqualTo(Decoding.UNDECODABLE);
    }

    @Test
    void unknownFingerprintIsAnUnknownSchema() {
        byte[] record = EmissionEvents.encode(Events.full());
        record[5] ^= 1;

        assertThat(decoder.decode(record, view)).isEqualTo(Decoding.UNKNOWN_SCHEMA);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void otherMarkerIsUndecodable(int at) {
        byte[] record = EmissionEvents.encode(Events.full());
        record[at] ^= 1;

        assertThat(decoder.decode(record, view)).isEqualTo(Decoding.UNDECODABLE);
    }

    @Test
    void payloadEndsBeforeTheProducersSequence() {
        var first =
                EmissionEvent.newBuilder(Events.full()).setProducerSequence(1L).build();
        var second = EmissionEvent.newBuilder(Events.full())
                .setProducerSequence(1L << 40)
                .build();
        var other = EmissionEvent.newBuilder(Events.full())
                .setBuyingMethod("direct")
                .build();

        assertThat(payload(first)).isEqualTo(payload(second)).isNotEqualTo(payload(other));
    }

    private byte[] payload(EmissionEvent event) {
        byte[] record = EmissionEvents.encode(event);
        decoder.decode(record, view);
        return Arrays.copyOfRange(record, EventDecoder.HEADER_BYTES, view.payloadEnd());
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomEventsReadAsAvroReadsThem(long seed) {
        var random = new Random(seed);

        for (int i = 0; i < 500; i++) {
            byte[] record = EmissionEvents.encode(Events.random(random));

            assertThat(decoder.decode(record, view)).isEqualTo(Decoding.EVENT);
            assertThat(Views.event(view)).isEqualTo(EmissionEvents.decode(record));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedRecordsNeverThrow(long seed) {
        var random = new Random(seed);

        for (int i = 0; i < 2_000; i++) {
            byte[] record = EmissionEvents.encode(Events.random(random));
            for (int damage = 0; damage <= random.nextInt(3); damage++) {
                record[random.nextInt(record.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> decodeAndReadAll(record))
                    .as(() -> Arrays.toString(record))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomBytesNeverThrow(long seed) {
        var random = new Random(seed);
        byte[] header = Arrays.copyOf(EmissionEvents.encode(new EmissionEvent()), EventDecoder.HEADER_BYTES);

        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (random.nextBoolean() && bytes.length >= header.length) {
                System.arraycopy(header, 0, bytes, 0, header.length);
            }
            assertThatCode(() -> decodeAndReadAll(bytes))
                    .as(() -> Arrays.toString(bytes))
                    .doesNotThrowAnyException();
        }
    }

    private void decodeAndReadAll(byte[] record) {
        if (decoder.decode(record, view) == Decoding.EVENT) {
            Views.event(view);
        }
    }
}
