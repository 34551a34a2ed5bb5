package dev.emissions.proof.kafka;

import dev.emissions.cli.CommandFailure;
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
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** One topic as its broker describes it; every failure is a {@link CommandFailure} of one line. */
public final class TopicBroker implements AutoCloseable {
    private final KafkaAddress brokers;
    private final String topic;
    private final TopicAdmin admin;

    public TopicBroker(KafkaOptions options) {
        this.brokers = options.address();
        this.topic = options.topic();
        this.admin = new TopicAdmin(brokers, topic);
    }

    public String topic() {
        return topic;
    }

    /** What the topic is; fails with a clear message if broker or topic are not there. */
    public TopicFacts facts() {
        TopicDescription description = admin.description();
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
        Map<Integer, Long> earliest = admin.offsets(partitions, OffsetSpec.earliest());
        Map<Integer, Long> ends = admin.offsets(partitions, OffsetSpec.latest());
        Map<Integer, OffsetBounds> bounds = new TreeMap<>();
        earliest.forEach((partition, first) -> bounds.put(partition, new OffsetBounds(first, ends.get(partition))));
        return bounds;
    }

    /** The greatest timestamp of any record, which is in the future if the clock that set it is ahead; empty without records. */
    public Optional<Instant> newestTimestamp(List<Integer> partitions) {
        return admin.listed(partitions, OffsetSpec.maxTimestamp()).values().stream()
                .map(ListOffsetsResultInfo::timestamp)
                .filter(timestamp -> timestamp >= 0)
                .max(Long::compare)
                .map(Instant::ofEpochMilli);
    }

    /** What the cluster is. */
    public ClusterFacts cluster() {
        int brokers = admin.await(admin.client().describeCluster().nodes()).size();
        var version = admin.await(admin.client().describeFeatures().featureMetadata())
                .finalizedFeatures()
                .get("metadata.version");
        return new ClusterFacts(
                brokers, version == null ? OptionalInt.empty() : OptionalInt.of(version.maxVersionLevel()));
    }

    /** By partition, the bytes that its leader holds; without those that the broker does not tell. */
    public Map<Integer, Long> bytes() {
        Map<Integer, Long> bytes = new HashMap<>();
        List<Integer> brokers = admin.description().partitions().stream()
                .filter(partition -> partition.leader() != null)
                .map(partition -> partition.leader().id())
                .distinct()
                .toList();
        admin.await(admin.client().describeLogDirs(brokers).allDescriptions())
                .values()
                .forEach(folders -> folders.values()
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
        admin.await(admin.groupOffsets(group))
                .forEach((partition, offset) -> offsets.put(partition, groupOffset(offset)));
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
        return admin.await(admin.client().describeConfigs(List.of(resource)).all())
                .get(resource);
    }

    @Override
    public void close() {
        admin.close();
    }
}
