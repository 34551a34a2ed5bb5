package dev.emissions.cleaner;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.proof.kafka.TopicAdmin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** What the broker says of the topic that is cleaned. */
final class SourceTopic implements AutoCloseable {
    private final String topic;
    private final TopicAdmin admin;

    SourceTopic(CleanSettings settings) {
        this.topic = settings.topic();
        this.admin = new TopicAdmin(settings.brokers(), topic);
    }

    /** By partition, the first offset that the broker still has; fails with a clear message if broker or topic are not there. */
    Map<Integer, Long> requireTopic() {
        return admin.offsets(partitions(), OffsetSpec.earliest());
    }

    /** By partition, the end (exclusive) of what can be read: records of a transaction that is still open cannot. */
    Map<Integer, Long> ends(Iterable<Integer> partitions) {
        return admin.offsets(partitions, OffsetSpec.latest());
    }

    /** The broker's id of the topic: another one says that the topic was deleted and created again. */
    String id() {
        return admin.description().topicId().toString();
    }

    /** Fails if the topic is no longer the one of that id: its offsets would mean other records. */
    void requireId(String expected) {
        String now = id();
        if (!now.equals(expected)) {
            throw new CommandFailure(
                    ExitCode.DATA,
                    "Cannot go on with topic " + topic + ": it was deleted and created again; expected id " + expected
                            + ", got " + now + "; nothing of the new one was cleaned");
        }
    }

    /** A consumer group's place in the topic. */
    OffsetMirror.Group group(String name) {
        return new OffsetMirror.Group() {
            @Override
            public KafkaFuture<Map<Integer, OffsetAndMetadata>> offsets() {
                return admin.groupOffsets(name);
            }

            @Override
            public KafkaFuture<Void> move(Map<Integer, OffsetAndMetadata> offsets) {
                Map<TopicPartition, OffsetAndMetadata> moves = new HashMap<>();
                offsets.forEach((partition, offset) -> moves.put(new TopicPartition(topic, partition), offset));
                return admin.client().alterConsumerGroupOffsets(name, moves).all();
            }
        };
    }

    private List<Integer> partitions() {
        return admin.description().partitions().stream()
                .map(TopicPartitionInfo::partition)
                .toList();
    }

    @Override
    public void close() {
        admin.close();
    }
}
