package dev.emissions.cleaner;

import dev.emissions.cleaner.ids.EventIdentity;
import dev.emissions.cleaner.ids.IdMap;
import dev.emissions.cleaner.ids.KnownIds;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** One task's way through its offset range, record by record. */
final class PartitionPass implements Closeable {
    private final Batch batch;
    private final int partition;
    private final String task;
    private final Judge judge;
    private final Desk desk;
    private final KnownIds known;
    private final Suspects suspects = new Suspects();
    private final OffsetRanges gaps = new OffsetRanges();
    private long firstOffset = -1;
    private long nextOffset;
    private long strays;

    PartitionPass(Batch batch, int partition, String task) {
        this.batch = batch;
        this.partition = partition;
        this.task = task;
        this.judge = new Judge(batch.thresholds());
        this.desk = new Desk(batch, judge, batch.fileNames(partition).home(task), "part-" + partition + "-" + task);
        this.known = KnownIds.take(batch.scope(), batch.fileNames(partition), batch.lake(), batch.committedIds());
    }

    /** Takes the next record of the range. */
    void take(KafkaRecord record) throws IOException {
        note(record.offset());
        if (!judge.accepts(record)) {
            desk.reject(record);
        } else if (HomePartition.isHome(record.key(), partition, batch.partitions())) {
            settle(record);
        } else {
            strays++;
        }
    }

    /** Ends the range: settles what is open and closes the files. */
    PartitionOutcome finish() throws IOException {
        settleSuspects();
        Tally tally = desk.tallies().getOrDefault(partition, new Tally());
        var outcome = new PartitionOutcome(
                partition,
                task,
                firstOffset,
                nextOffset,
                tally,
                strays,
                gaps,
                desk.finishCleaned(),
                desk.finishQuarantine());
        known.giveBack(task, batch.idMemoryBytes());
        return outcome;
    }

    private void note(long offset) {
        if (firstOffset < 0) {
            firstOffset = offset;
        } else {
            gaps.add(nextOffset, offset);
        }
        nextOffset = offset + 1;
    }

    private void settle(KafkaRecord record) throws IOException {
        EventIdentity identity = judge.identity();
        Long first = desk.acceptedPayload(identity);
        if (first != null) {
            desk.setAside(record, identity, first);
            return;
        }
        List<String> files = known.candidates(identity);
        if (files.isEmpty()) {
            accept(record, identity);
        } else {
            suspects.add(record, identity, files);
            if (suspects.areMany()) {
                settleSuspects();
            }
        }
    }

    private void accept(KafkaRecord record, EventIdentity identity) throws IOException {
        known.add(identity, desk.accept(record, identity));
    }

    /** Looks the suspects up in the files that may hold their ids, and gives each its disposition, in the order of their offsets. */
    private void settleSuspects() throws IOException {
        var days = suspects.drain();
        for (Suspects.Day day : days) {
            IdMap found = known.find(day.files(), day.wanted());
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
        Long first = desk.acceptedPayload(identity);
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
