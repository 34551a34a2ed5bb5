package dev.emissions.benchmarks.pipeline;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes a few events at once. */
final class EventPublisher implements AutoCloseable {
    /** So that the events of one round leave together. */
    private static final int LINGER_MILLIS = 2;

    private final KafkaProducer<byte[], byte[]> producer;

    private EventPublisher(KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    static EventPublisher to(BenchStack stack) {
        String brokers = BenchTopic.brokers(stack);
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                LINGER_MILLIS);
        return new EventPublisher(new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /** Returns when the broker has them all. */
    void publish(List<ProducerRecord<byte[], byte[]>> events) throws InterruptedException {
        List<Future<RecordMetadata>> sent = events.stream().map(producer::send).toList();
        producer.flush();
        for (Future<RecordMetadata> each : sent) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "Cannot publish an event: " + e.getCause().getMessage(),
                        e);
            }
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
