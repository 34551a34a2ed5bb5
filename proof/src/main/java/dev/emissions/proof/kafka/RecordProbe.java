package dev.emissions.proof.kafka;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads single records of a topic, as a consumer of no group. */
public final class RecordProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaAddress brokers;
    private final String topic;

    RecordProbe(KafkaAddress brokers, String topic) {
        this.brokers = brokers;
        this.topic = topic;
    }

    /**
     * By partition, the first record at or after the offset; without partitions that show none within five seconds, as when there are
     * only gaps.
     *
     * @param offsets by partition, an offset that the broker still has, or the first one after what it has no longer
     * @throws CommandFailure if the broker does not let it read
     */
    public Map<Integer, FoundRecord> firstFrom(Map<Integer, Long> offsets) {
        Map<Integer, FoundRecord> found = new TreeMap<>();
        if (offsets.isEmpty()) {
            return found;
        }
        Instant deadline = Instant.now().plus(PATIENCE);
        try (var consumer = new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Set<TopicPartition> wanted = offsets.keySet().stream()
                    .map(partition -> new TopicPartition(topic, partition))
                    .collect(Collectors.toCollection(HashSet::new));
            consumer.assign(wanted);
            offsets.forEach((partition, offset) -> consumer.seek(new TopicPartition(topic, partition), offset));
            while (!wanted.isEmpty() && Instant.now().isBefore(deadline)) {
                var records = consumer.poll(POLL);
                for (TopicPartition partition : records.partitions()) {
                    var first = records.records(partition).get(0);
                    if (wanted.remove(partition)) {
                        found.put(
                                partition.partition(),
                                new FoundRecord(
                                        first.offset(), Instant.ofEpochMilli(first.timestamp()), first.value()));
                    }
                }
                consumer.pause(List.copyOf(records.partitions()));
            }
        } catch (KafkaException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot read topic " + topic + " from the Kafka broker at " + brokers + ": " + e.getMessage()
                            + "; expected its records, and the right to read them",
                    e);
        }
        return found;
    }

    private Map<String, Object> settings() {
        return brokers.with(Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                1 << 16,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false));
    }
}
