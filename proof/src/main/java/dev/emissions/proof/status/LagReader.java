package dev.emissions.proof.status;

import dev.emissions.proof.kafka.FoundRecord;
import dev.emissions.proof.kafka.OffsetBounds;
import dev.emissions.proof.kafka.TopicBroker;
import dev.emissions.proof.kafka.TopicFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks the broker what is unread behind given offsets, for how long, and how long it keeps it. */
public final class LagReader {
    private final TopicBroker broker;
    private final Clock clock;

    public LagReader(TopicBroker broker, Clock clock) {
        this.broker = broker;
        this.clock = clock;
    }

    /**
     * What is unread of each partition.
     *
     * @param ends by partition, the end (exclusive) of what is sealed; without partitions of which nothing is
     */
    public Map<Integer, PartitionLag> read(TopicFacts topic, Map<Integer, Long> ends) {
        Map<Integer, OffsetBounds> bounds = broker.bounds(topic.partitions());
        Map<Integer, Long> next = new TreeMap<>();
        Map<Integer, Long> unread = new TreeMap<>();
        bounds.forEach((partition, bound) -> {
            long offset = Math.max(bound.earliest(), ends.getOrDefault(partition, 0L));
            next.put(partition, offset);
            if (offset < bound.end()) {
                unread.put(partition, offset);
            }
        });
        Map<Integer, FoundRecord> oldest = broker.records().firstFrom(unread);
        Map<Integer, Long> bytes = topic.retentionBytes().isPresent() ? broker.bytes() : Map.of();
        Instant now = clock.instant();
        var retention = new Retention(topic, now);
        Map<Integer, PartitionLag> lags = new TreeMap<>();
        bounds.forEach((partition, bound) -> {
            long offset = next.get(partition);
            Optional<Instant> came = Optional.ofNullable(oldest.get(partition)).map(FoundRecord::timestamp);
            lags.put(
                    partition,
                    new PartitionLag(
                            bound,
                            offset,
                            came,
                            came.flatMap(since ->
                                    retention.left(bound, offset, since, Optional.ofNullable(bytes.get(partition)))),
                            now));
        });
        return lags;
    }
}
