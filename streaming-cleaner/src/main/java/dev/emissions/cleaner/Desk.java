package dev.emissions.cleaner;

import dev.emissions.cleaner.ids.EventIdentity;
import dev.emissions.cleaner.ids.IdMap;
import dev.emissions.cleaner.rows.CleanedRow;
import dev.emissions.cleaner.rows.QuarantineRow;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.DayFiles;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.QuarantineTable;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where a task gives each of its records a disposition, writes it to the file it belongs in, and counts it. */
final class Desk implements Closeable {
    private static final long DAY_MICROS = 86_400_000_000L;

    private final Judge judge;
    private final DayFiles<CleanedRow> cleaned;
    private final DayFiles<QuarantineRow> quarantine;
    private final RawArchive archive;
    private final Tally tally = new Tally();
    private final Map<Integer, IdMap> accepted = new HashMap<>();

    /**
     * @param fileName begins the names of the files that are written
     */
    Desk(Batch batch, Judge judge, String fileName) {
        Lake lake = batch.lake();
        this.judge = judge;
        this.cleaned = new DayFiles<>(lake, CleanedTable.CONTRACT, new CleanedRow.Format(batch.topic()), fileName);
        this.quarantine =
                new DayFiles<>(lake, QuarantineTable.CONTRACT, new QuarantineRow.Format(batch.topic()), fileName);
        this.archive = new RawArchive(batch, fileName);
    }

    /** Keeps the record as Kafka holds it, if that is wanted. */
    void archive(KafkaRecord record) throws IOException {
        archive.keep(ingestDay(record), record);
    }

    /** Quarantines the record for what the judge has just found. */
    void reject(KafkaRecord record) throws IOException {
        quarantine(record, judge.rejection());
    }

    /** Accepts the record that the judge has just accepted; returns the path of the file that holds it. */
    String accept(KafkaRecord record, EventIdentity identity) throws IOException {
        accepted.computeIfAbsent(identity.day(), unused -> new IdMap())
                .add(identity.high(), identity.low(), identity.payload());
        tally.countCleaned();
        return cleaned.write(identity.day(), judge.cleanedRow(identity));
    }

    /** The event of that identity that was accepted here, as its payload's hash, or null if none was. */
    Long acceptedPayload(EventIdentity identity) {
        IdMap sameDay = accepted.get(identity.day());
        return sameDay != null && sameDay.contains(identity.high(), identity.low())
                ? sameDay.payload(identity.high(), identity.low())
                : null;
    }

    /** Sets aside a record that the judge has just accepted, but whose id an accepted event of that payload has already. */
    void setAside(KafkaRecord record, EventIdentity identity, long acceptedPayload) throws IOException {
        if (acceptedPayload == identity.payload()) {
            tally.countDuplicate(record.offset());
        } else {
            quarantine(record, judge.conflict());
        }
    }

    private void quarantine(KafkaRecord record, QuarantineRow row) throws IOException {
        tally.countQuarantined(row.reasons());
        quarantine.write(ingestDay(record), row);
    }

    private static int ingestDay(KafkaRecord record) {
        return Math.toIntExact(Math.floorDiv(record.timestampMicros(), DAY_MICROS));
    }

    /** What became of the records. */
    Tally tally() {
        return tally;
    }

    /** The ids that were accepted, by event date, each as three longs. */
    Map<Integer, long[]> acceptedIds() {
        Map<Integer, long[]> ids = new TreeMap<>();
        accepted.forEach((day, sameDay) -> ids.put(day, sameDay.entries()));
        return ids;
    }

    List<DataFile> finishCleaned() throws IOException {
        return cleaned.finish();
    }

    List<DataFile> finishQuarantine() throws IOException {
        return quarantine.finish();
    }

    List<DataFile> finishArchive() throws IOException {
        return archive.finish();
    }

    @Override
    public void close() throws IOException {
        try (cleaned;
                quarantine;
                archive) {
            accepted.clear();
        }
    }
}
