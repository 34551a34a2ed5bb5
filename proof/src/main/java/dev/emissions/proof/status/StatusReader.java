package dev.emissions.proof.status;

import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.SealNote;
import dev.emissions.proof.kafka.FoundRecord;
import dev.emissions.proof.kafka.GroupOffset;
import dev.emissions.proof.kafka.OffsetBounds;
import dev.emissions.proof.kafka.TopicBroker;
import dev.emissions.proof.kafka.TopicFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks ledger and broker where the cleaner stands; the cleaner itself need not run. */
final class StatusReader {
    private final Lake lake;
    private final TopicBroker broker;
    private final String group;
    private final Clock clock;

    StatusReader(Lake lake, TopicBroker broker, String group, Clock clock) {
        this.lake = lake;
        this.broker = broker;
        this.group = group;
        this.clock = clock;
    }

    TopicStatus read() {
        TopicFacts facts = broker.facts();
        // The ledger first: what is sealed meanwhile then shows as lag, never as more than the broker has.
        SealedTopic sealed = SealedTopic.read(lake, broker.topic());
        Map<Integer, OffsetBounds> bounds = broker.bounds(facts.partitions());
        Map<Integer, FoundRecord> oldest = oldestUnread(bounds, sealed);
        Map<Integer, Long> bytes = facts.retentionBytes().isPresent() ? broker.bytes() : Map.of();
        Map<Integer, GroupOffset> notes = broker.groupOffsets(group);
        Instant now = clock.instant();
        var retention = new Retention(facts, now);
        List<PartitionStatus> partitions = new ArrayList<>();
        bounds.forEach((partition, bound) -> {
            Optional<SealedPartition> seal =
                    Optional.ofNullable(sealed.partitions().get(partition));
            Optional<Instant> unread =
                    Optional.ofNullable(oldest.get(partition)).map(FoundRecord::timestamp);
            partitions.add(new PartitionStatus(
                    partition,
                    bound,
                    seal,
                    unread,
                    unread.flatMap(since -> retention.left(
                            bound,
                            PartitionStatus.next(bound, seal),
                            since,
                            Optional.ofNullable(bytes.get(partition)))),
                    Optional.ofNullable(notes.get(partition)).flatMap(offset -> SealNote.parse(offset.metadata())),
                    now));
        });
        return new TopicStatus(broker.topic(), facts.id(), sealed.topicId(), partitions);
    }

    private Map<Integer, FoundRecord> oldestUnread(Map<Integer, OffsetBounds> bounds, SealedTopic sealed) {
        Map<Integer, Long> next = new TreeMap<>();
        bounds.forEach((partition, bound) -> {
            long offset = PartitionStatus.next(
                    bound, Optional.ofNullable(sealed.partitions().get(partition)));
            if (offset < bound.end()) {
                next.put(partition, offset);
            }
        });
        return broker.records().firstFrom(next);
    }
}
