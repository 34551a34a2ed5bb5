package dev.emissions.cleaner;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What the broker says of the topic that is cleaned. */
final class SourceTopic implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final KafkaAddress brokers;
    private final String topic;
    private final Admin admin;

    SourceTopic(CleanSettings settings) {
        this.brokers = settings.brokers();
        this.topic = settings.topic();
        try {
            this.admin = Admin.create(brokers.with(Map.of(
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    (int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS),
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    (int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS))));
        } catch (org.apache.kafka.common.KafkaException e) {
            throw brokers.refused(e);
        }
    }

    /** By partition, the first offset that the broker still has; fails with a clear message if broker or topic are not there. */
    Map<Integer, Long> requireTopic() {
        return offsets(partitions(), OffsetSpec.earliest());
    }

    /** By partition, the end (exclusive) of what can be read: records of a transaction that is still open cannot. */
    Map<Integer, Long> ends(Iterable<Integer> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    /** The broker's id of the topic: another one says that the topic was deleted and created again. */
    String id() {
        return description().topicId().toString();
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
                return admin.listConsumerGroupOffsets(name)
                        .partitionsToOffsetAndMetadata()
                        .thenApply(SourceTopic.this::byPartition);
            }

            @Override
            public KafkaFuture<Void> move(Map<Integer, OffsetAndMetadata> offsets) {
                Map<TopicPartition, OffsetAndMetadata> moves = new HashMap<>();
                offsets.forEach((partition, offset) -> moves.put(new TopicPartition(topic, partition), offset));
                return admin.alterConsumerGroupOffsets(name, moves).all();
            }
        };
    }

    private Map<Integer, OffsetAndMetadata> byPartition(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<Integer, OffsetAndMetadata> ours = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            if (partition.topic().equals(topic) && offset != null) {
                ours.put(partition.partition(), offset);
            }
        });
        return ours;
    }

    private List<Integer> partitions() {
        return description().partitions().stream()
                .map(TopicPartitionInfo::partition)
                .toList();
    }

    private TopicDescription description() {
        return await(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
    }

    private Map<Integer, Long> offsets(Iterable<Integer> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(new TopicPartition(topic, partition), spec));
        Map<Integer, Long> offsets = new TreeMap<>();
        await(admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .forEach((partition, info) -> offsets.put(partition.partition(), info.offset()));
        return offsets;
    }

    private <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (TimeoutException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Cannot wait for the broker: interrupted", e);
        }
    }

    private CommandFailure failure(Throwable cause) {
        if (cause instanceof UnknownTopicOrPartitionException || cause instanceof InvalidTopicException) {
            return new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot read topic " + topic + ": the broker at " + brokers
                            + " has no such topic; expected one that exists; `emissions generate` creates it",
                    cause);
        }
        if (cause instanceof AuthenticationException) {
            return new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot log in to the Kafka broker at " + brokers + ": " + cause.getMessage()
                            + "; expected a login that it knows, from the file of --kafka-config",
                    cause);
        }
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "Cannot reach the Kafka broker at " + brokers + ": " + cause.getMessage()
                        + "; expected an answer within " + PATIENCE_SECONDS + " s; is it running?",
                cause);
    }

    @Override
    public void close() {
        admin.close(java.time.Duration.ofSeconds(1));
    }
}
