package dev.emissions.producer.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emissions.producer.generator.LabelFile.Label;
import dev.emissions.producer.publish.ReadyTopic;
import dev.emissions.producer.publish.RecordPublisher;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Publishes events to a topic, keyed by domain so that a resend meets its twin in the same partition. */
final class KafkaSink implements EventSink {
    private final RecordPublisher publisher;
    private final LabelFile labels;
    private final String destination;
    private final Queue<Pending> pending = new ArrayDeque<>();
    private final Map<String, byte[]> keys = new HashMap<>();

    /** @param labels null to write none; closed by its owner */
    KafkaSink(ReadyTopic topic, LabelFile labels) {
        this(
                topic.publisher(),
                labels,
                "topic " + topic.topic() + " (" + topic.partitions() + " partitions) at " + topic.brokers());
    }

    KafkaSink(RecordPublisher publisher, LabelFile labels, String destination) {
        this.publisher = publisher;
        this.labels = labels;
        this.destination = destination;
    }

    @Override
    public void accept(GeneratedEvent event) {
        Future<RecordMetadata> place = publisher.sendTracked(key(event.event().getDomain()), event.value(), List.of());
        if (labels != null) {
            if (event.isLabelled()) {
                pending.add(new Pending(Label.of(event, event.event().getEventId()), place));
            }
            writeAcknowledged();
        }
    }

    @Override
    public void finish() {
        publisher.flush();
        writeAcknowledged();
    }

    @Override
    public String destination() {
        return destination;
    }

    @Override
    public void close() {
        publisher.close();
    }

    /** The few hundred domains come again and again. */
    private byte[] key(String domain) {
        return domain == null ? null : keys.computeIfAbsent(domain, text -> text.getBytes(UTF_8));
    }

    private void writeAcknowledged() {
        while (!pending.isEmpty() && pending.peek().place().isDone()) {
            Pending done = pending.remove();
            RecordMetadata place = placeOf(done.place());
            if (place != null) {
                labels.write(done.labels(), place.partition(), place.offset());
            }
        }
    }

    /** Null for a record that was refused, which the publisher tells on its next call. */
    private static RecordMetadata placeOf(Future<RecordMetadata> done) {
        try {
            return done.get();
        } catch (ExecutionException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private record Pending(List<Label> labels, Future<RecordMetadata> place) {}
}
