package dev.emissions.proof.kafka;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaAddress;
import java.time.Duration;
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
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks brokers about one topic, with a limit to its patience; every failure is a {@link CommandFailure} of one line. */
public final class TopicAdmin implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final KafkaAddress brokers;
    private final String topic;
    private final Admin admin;

    public TopicAdmin(KafkaAddress brokers, String topic) {
        this.brokers = brokers;
        this.topic = topic;
        int patienceMillis = (int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS);
        try {
            this.admin = Admin.create(brokers.with(Map.of(
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    patienceMillis,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    patienceMillis)));
        } catch (KafkaException e) {
            throw brokers.refused(e);
        }
    }

    /** Kafka's own client, for what else there is to ask. */
    public Admin client() {
        return admin;
    }

    /** What the topic is; fails if broker or topic are not there. */
    public TopicDescription description() {
        return await(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
    }

    /** By partition, the offsets asked for; the latest is the end (exclusive) of what no open transaction holds back. */
    public Map<Integer, Long> offsets(Iterable<Integer> partitions, OffsetSpec spec) {
        Map<Integer, Long> offsets = new TreeMap<>();
        listed(partitions, spec).forEach((partition, info) -> offsets.put(partition.partition(), info.offset()));
        return offsets;
    }

    /** As {@link #offsets}, with the timestamps that belong to them. */
    public Map<TopicPartition, ListOffsetsResultInfo> listed(Iterable<Integer> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(new TopicPartition(topic, partition), spec));
        return await(admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all());
    }

    /** By partition, where a consumer group stands in the topic, once it is known. */
    public KafkaFuture<Map<Integer, OffsetAndMetadata>> groupOffsets(String group) {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .thenApply(this::ofTopic);
    }

    private Map<Integer, OffsetAndMetadata> ofTopic(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<Integer, OffsetAndMetadata> ours = new TreeMap<>();
        offsets.forEach((partition, offset) -> {
            if (partition.topic().equals(topic) && offset != null) {
                ours.put(partition.partition(), offset);
            }
        });
        return ours;
    }

    /** The answer, waited for as long as the patience lasts. */
    public <T> T await(KafkaFuture<T> future) {
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
        admin.close(Duration.ofSeconds(1));
    }
}
