package dev.emissions.proof.status;

import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.SealNote;
import dev.emissions.proof.kafka.GroupOffset;
import dev.emissions.proof.kafka.TopicBroker;
import dev.emissions.proof.kafka.TopicFacts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Map<Integer, PartitionLag> lags = new LagReader(broker, clock).read(facts, sealed.ends());
        Map<Integer, GroupOffset> notes = broker.groupOffsets(group);
        List<PartitionStatus> partitions = new ArrayList<>();
        lags.forEach((partition, lag) -> partitions.add(new PartitionStatus(
                partition,
                lag,
                Optional.ofNullable(sealed.partitions().get(partition)),
                Optional.ofNullable(notes.get(partition)).flatMap(offset -> SealNote.parse(offset.metadata())))));
        return new TopicStatus(broker.topic(), facts.id(), sealed.topicId(), partitions);
    }
}
