package dev.emissions.proof.kafka;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaAddress;
import dev.emissions.cli.KafkaOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** One topic as its broker describes it; every failure is a {@link CommandFailure} of one line. */
public final class TopicBroker implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final KafkaAddress brokers;
    private final String topic;
    private final Admin admin;

    public TopicBroker(KafkaOptions options) {
        this.brokers = options.address();
        this.topic = options.topic();
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

    public String topic() {
        return topic;
    }

    /** What the topic is; fails with a clear message if broker or topic are not there. */
    public TopicFacts facts() {
        TopicDescription description = description();
        Config settings = settings();
        return new TopicFacts(
                description.topicId().toString(),
                description.partitions().stream()
                        .map(TopicPartitionInfo::partition)
                        .sorted()
                        .toList(),
                settings.get(TopicConfig.CLEANUP_POLICY_CONFIG).value(),
                limit(settings, TopicConfig.RETENTION_MS_CONFIG).stream()
                        .mapToObj(Duration::ofMillis)
                        .findFirst(),
                limit(settings, TopicConfig.RETENTION_BYTES_CONFIG),
                settings.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value().equals("LogAppendTime"));
    }

    /** By partition, which offsets the broker has. */
    public Map<Integer, OffsetBounds> bounds(List<Integer> partitions) {
        Map<Integer, Long> earliest = offsets(partitions, OffsetSpec.earliest());
        Map<Integer, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<Integer, OffsetBounds> bounds = new TreeMap<>();
        earliest.forEach((partition, first) -> bounds.put(partition, new OffsetBounds(first, ends.get(partition))));
        return bounds;
    }

    /** The greatest timestamp of any record, which is in the future if the clock that set it is ahead; empty without records. */
    public Optional<Instant> newestTimestamp(List<Integer> partitions) {
        return list(partitions, OffsetSpec.maxTimestamp()).values().stream()
                .map(ListOffsetsResultInfo::timestamp)
                .filter(timestamp -> timestamp >= 0)
                .max(Long::compare)
                .map(Instant::ofEpochMilli);
    }

    /** What the cluster is. */
    public ClusterFacts cluster() {
        int brokers = await(admin.describeCluster().nodes()).size();
        var version = await(admin.describeFeatures().featureMetadata())
                .finalizedFeatures()
                .get("metadata.version");
        return new ClusterFacts(
                brokers, version == null ? OptionalInt.empty() : OptionalInt.of(version.maxVersionLevel()));
    }

    /** By partition, the bytes that its leader holds; without those that the broker does not tell. */
    public Map<Integer, Long> bytes() {
        Map<Integer, Long> bytes = new HashMap<>();
        List<Integer> brokers = description().partitions().stream()
                .filter(partition -> partition.leader() != null)
                .map(partition -> partition.leader().id())
                .distinct()
                .toList();
        await(admin.describeLogDirs(brokers).allDescriptions()).values().forEach(folders -> folders.values()
                .forEach(folder -> folder.replicaInfos().forEach((partition, replica) -> {
                    if (partition.topic().equals(topic)) {
                        bytes.merge(partition.partition(), replica.size(), Math::max);
                    }
                })));
        return bytes;
    }

    /** By partition, where a consumer group stands and what it noted there; empty for a group that does not exist. */
    public Map<Integer, GroupOffset> groupOffsets(String group) {
        Map<Integer, GroupOffset> offsets = new TreeMap<>();
        await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (partition.topic().equals(topic) && offset != null) {
                        offsets.put(partition.partition(), groupOffset(offset));
                    }
                });
        return offsets;
    }

    /** The first record at or after each partition's offset. */
    public RecordProbe records() {
        return new RecordProbe(brokers, topic);
    }

    private static GroupOffset groupOffset(OffsetAndMetadata offset) {
        return new GroupOffset(offset.offset(), offset.metadata());
    }

    private static OptionalLong limit(Config settings, String name) {
        long value = Long.parseLong(settings.get(name).value());
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private Config settings() {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return await(admin.describeConfigs(List.of(resource)).all()).get(resource);
    }

    private TopicDescription description() {
        return await(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
    }

    private Map<Integer, Long> offsets(List<Integer> partitions, OffsetSpec spec) {
        Map<Integer, Long> offsets = new TreeMap<>();
        list(partitions, spec).forEach((partition, info) -> offsets.put(partition.partition(), info.offset()));
        return offsets;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> list(List<Integer> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(new TopicPartition(topic, partition), spec));
        return await(admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all());
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
        admin.close(Duration.ofSeconds(1));
    }
}
