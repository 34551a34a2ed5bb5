package dev.emissions.producer.generator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import dev.emissions.producer.publish.RecordPublisher;
import dev.emissions.schemas.EmissionEvents;
import java.io.StringWriter;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaSinkTest {
    private static final int EVENTS = 2000;

    private final StringWriter labelText = new StringWriter();
    private final LabelFile labels = new LabelFile(labelText);
    private final GeneratedEvent event = new GeneratedEvent();

    @Test
    void publishesEveryEventKeyedByItsDomain() {
        MockProducer<byte[], byte[]> producer = producer(true);
        try (KafkaSink sink = sink(producer)) {
            generate(sink, "DOMAIN_MISSING=0.1");
            sink.finish();
        }

        assertThat(producer.history()).hasSize(EVENTS);
        for (ProducerRecord<byte[], byte[]> sent : producer.history()) {
            String domain = EmissionEvents.decode(sent.value()).getDomain();
            assertThat(sent.key() == null ? null : new String(sent.key(), UTF_8))
                    .isEqualTo(domain);
        }
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void labelsTellWhereTheEventLies() {
        MockProducer<byte[], byte[]> producer = producer(true);
        try (KafkaSink sink = sink(producer)) {
            generate(sink, "DOMAIN_MISSING=0.1,TOTAL_MISMATCH_LARGE=0.1");
            sink.finish();
        }
        labels.close();

        List<String> lines = labelText.toString().lines().toList();
        assertThat(lines.get(0)).isEqualTo("sequence,event_id,kind,name,magnitude,kafka_partition,kafka_offset");
        assertThat(lines).hasSizeGreaterThan(EVENTS / 5).hasSize((int) labels.rows() + 1);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            // The mock puts everything into partition 0, in order, so that the offset is the sequence.
            assertThat(cells[5]).isEqualTo("0");
            assertThat(cells[6]).isEqualTo(cells[0]);
            byte[] value = producer.history().get(Integer.parseInt(cells[6])).value();
            assertThat(EmissionEvents.decode(value).getEventId()).isEqualTo(cells[1]);
        }
        assertThat(lines).anyMatch(line -> line.contains(",issue,TOTAL_MISMATCH_LARGE,,"));
        assertThat(lines).anyMatch(line -> line.contains(",issue,TOTAL_MISMATCH,,"));
    }

    @Test
    void anEventWithoutAcknowledgementIsAFailureAndHasNoLabel() {
        MockProducer<byte[], byte[]> producer = producer(false);
        try (KafkaSink sink = sink(producer)) {
            Plans.generator(1, "DOMAIN_MISSING=1").generate(0, event);
            sink.accept(event);
            producer.errorNext(new TimeoutException("30000 ms have passed"));

            assertThatThrownBy(sink::finish)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage("Cannot publish to topic events at broker:9092: 30000 ms have passed; expected an"
                            + " acknowledgement of every record, got it for 0 of 1");
        }

        assertThat(labels.rows()).isZero();
    }

    private void generate(KafkaSink sink, String issues) {
        EventGenerator generator = Plans.generator(1, issues);
        for (long position = 0; position < EVENTS; position++) {
            generator.generate(position, event);
            sink.accept(event);
        }
    }

    private KafkaSink sink(MockProducer<byte[], byte[]> producer) {
        return new KafkaSink(new RecordPublisher(producer, "events", "broker:9092"), labels, "events");
    }

    private static MockProducer<byte[], byte[]> producer(boolean autoComplete) {
        return new MockProducer<>(autoComplete, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
