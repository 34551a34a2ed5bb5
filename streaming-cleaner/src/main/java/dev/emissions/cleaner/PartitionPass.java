package dev.emissions.cleaner;

import dev.emissions.cleaner.ids.EventIdentity;
import dev.emissions.cleaner.ids.FileRows;
import dev.emissions.cleaner.ids.IdMap;
import dev.emissions.cleaner.ids.TaskIds;
import dev.emissions.cleaner.rows.KafkaTimes;
import dev.emissions.lakehouse.OffsetRanges;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One task's way through its offset range, record by record. */
final class PartitionPass implements Closeable {
    private final int partition;
    private final Judge judge;
    private final Desk desk;
    private final TaskIds known;
    private final Map<Integer, IdMap> acceptedElsewhere;
    private final Suspects suspects = new Suspects();
    private final KafkaTimes kafkaTimes = new KafkaTimes();
    private final OffsetRanges gaps = new OffsetRanges();
    private long firstOffset = -1;
    private long nextOffset;

    PartitionPass(Batch batch, int partition) throws IOException {
        this.partition = partition;
        this.judge = new Judge(batch.thresholds());
        this.desk = new Desk(batch, judge, "part-" + partition + "-" + UUID.randomUUID());
        this.known = new TaskIds(batch.knownIds());
        this.acceptedElsewhere = batch.contested().acceptedElsewhere(partition);
    }

    /** Takes the next record of the range. */
    void take(KafkaRecord record) throws IOException {
        note(record);
        desk.archive(record);
        if (judge.accepts(record)) {
            settle(record);
        } else {
            desk.reject(record);
        }
    }

    /** Ends the range: settles what is open and closes the files. */
    PartitionOutcome finish() throws IOException {
        settleSuspects();
        var outcome = new PartitionOutcome(
                partition,
                firstOffset,
                nextOffset,
                kafkaTimes,
                desk.tally(),
                desk.acceptedIds(),
                gaps,
                desk.finishCleaned(),
                desk.finishQuarantine(),
                desk.finishArchive());
        known.finish();
        return outcome;
    }

    private void note(KafkaRecord record) {
        long offset = record.offset();
        if (record.partition() != partition || offset < nextOffset) {
            throw new IllegalStateException("Cannot take offset " + offset + " of partition " + record.partition()
                    + ": expected partition " + partition + " from offset " + nextOffset + " on");
        }
        if (firstOffset < 0) {
            firstOffset = offset;
        } else {
            gaps.add(nextOffset, offset);
        }
        nextOffset = offset + 1;
        kafkaTimes.add(record.timestampMicros());
    }

    private void settle(KafkaRecord record) throws IOException {
        EventIdentity identity = judge.identity();
        Long first = acceptedInThisBatch(identity);
        if (first != null) {
            desk.setAside(record, identity, first);
            return;
        }
        List<FileRows> rows = known.candidates(identity);
        if (rows.isEmpty()) {
            accept(record, identity);
        } else {
            suspects.add(record, identity, rows);
            if (suspects.areMany()) {
                settleSuspects();
            }
        }
    }

    /** Payload of the event of that identity that this batch accepted, here or in another partition; null if it did not. */
    private Long acceptedInThisBatch(EventIdentity identity) {
        if (!acceptedElsewhere.isEmpty()) {
            IdMap sameDay = acceptedElsewhere.get(identity.day());
            if (sameDay != null && sameDay.contains(identity.high(), identity.low())) {
                return sameDay.payload(identity.high(), identity.low());
            }
        }
        return desk.acceptedPayload(identity);
    }

    private void accept(KafkaRecord record, EventIdentity identity) throws IOException {
        known.accepted(identity, desk.accept(record, identity));
    }

    /** Looks the suspects up among the rows that may hold their ids, and gives each its disposition, in the order of their offsets. */
    private void settleSuspects() throws IOException {
        var days = suspects.drain();
        for (Suspects.Day day : days) {
            IdMap found = known.find(day.rows(), day.wanted());
            for (Suspects.Suspect suspect : day.suspects()) {
                settleSuspect(suspect.record(), suspect.identity(), found);
            }
        }
    }

    private void settleSuspect(KafkaRecord record, EventIdentity identity, IdMap found) throws IOException {
        if (!judge.accepts(record)) {
            throw new IllegalStateException("Cannot judge offset " + record.offset() + " of partition " + partition
                    + " twice: accepted at first, then rejected");
        }
        Long first = acceptedInThisBatch(identity);
        if (found.contains(identity.high(), identity.low())) {
            desk.setAside(record, identity, found.payload(identity.high(), identity.low()));
        } else if (first != null) {
            desk.setAside(record, identity, first);
        } else {
            accept(record, identity);
        }
    }

    @Override
    public void close() throws IOException {
        desk.close();
    }
}
