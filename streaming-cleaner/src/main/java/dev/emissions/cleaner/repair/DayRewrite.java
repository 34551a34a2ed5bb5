package dev.emissions.cleaner.repair;

import dev.emissions.cleaner.Judge;
import dev.emissions.cleaner.KafkaRecord;
import dev.emissions.cleaner.ids.EventIdentity;
import dev.emissions.cleaner.ids.IdMap;
import dev.emissions.cleaner.rows.CleanedRow;
import dev.emissions.cleaner.rows.QuarantineRow;
import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.quality.Rule;
import dev.emissions.quality.Thresholds;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Judges all that belongs to one event date anew, by its raw bytes: the date's rows of cleaned, the open records of quarantine, and the
 * duplicates of rows that are rejected now. All of it becomes one commit to cleaned.
 *
 * <p>No rule changes an event's id or time, so rows neither change their date nor can meet a twin that they had not before; only records
 * that come in must be held against the ids that stay.
 */
final class DayRewrite implements Decider {
    private static final int MOST_FALLEN = 1_000_000;

    private final Lake lake;
    private final Operation operation;
    private final int day;
    private final RawRecords.Source source;
    private final Chores chores;
    private final int mostNewcomers;
    private final Judge judge;
    private Decision last;
    private List<String> removed = List.of();
    private long ledgerVersion;
    private Edits edits;
    private IdMap fallen = new IdMap();
    private Newcomers newcomers;
    private ReprocessTally tally;
    private MissingRecords missing;

    DayRewrite(
            Lake lake, Operation operation, Thresholds thresholds, int day, RawRecords.Source source, Chores chores) {
        this(lake, operation, thresholds, day, source, chores, Newcomers.MOST);
    }

    /**
     * A rewrite of one day.
     *
     * @param mostNewcomers that may come into the day; with more of them it is refused
     */
    DayRewrite(
            Lake lake,
            Operation operation,
            Thresholds thresholds,
            int day,
            RawRecords.Source source,
            Chores chores,
            int mostNewcomers) {
        this.lake = lake;
        this.operation = operation;
        this.day = day;
        this.source = source;
        this.chores = chores;
        this.mostNewcomers = mostNewcomers;
        this.judge = new Judge(thresholds);
    }

    /** What must be done before the ledger says all of what cleaned holds. */
    @FunctionalInterface
    interface Chores {
        /** Seals the batches of which a commit stands already. */
        void sealBatches() throws IOException;
    }

    /** What became of the records at the last decision. */
    ReprocessTally tally() {
        return tally;
    }

    @Override
    public Decision decide(List<Candidate> unused, long correctedMicros) throws IOException {
        try (DayOutput out = DayOutput.to(lake, day, operation, correctedMicros)) {
            long base = judge(out);
            last = new Decision(base, removed, out.cleaned(), out.quarantined(), out.corrections(), new RepairTally());
            return last;
        }
    }

    /** What would become of the records; nothing is written. */
    ReprocessTally preview() throws IOException {
        try (DayOutput out = DayOutput.nowhere(day)) {
            judge(out);
            return tally;
        }
    }

    /** Looks only at what came in since: rows of the date stay as their cleaner judged them, unless they meet one that comes in. */
    @Override
    public Decision decideAgain(List<Candidate> unused, long correctedMicros) throws IOException {
        TableReader cleaned = newestCleaned();
        chores.sealBatches();
        boolean isSame = new HashSet<>(new DayRows(cleaned, day).addresses()).containsAll(removed)
                && !newcomers.meetTwins(cleaned.version())
                && !hasOrphansSince();
        last = isSame ? last.onto(cleaned.version()) : decide(unused, correctedMicros);
        return last;
    }

    private TableReader newestCleaned() {
        return TableReader.newest(lake, CleanedTable.CONTRACT.path())
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "Cannot reprocess " + date() + ": there is no table cleaned in " + lake.root()
                                + "; expected a lake that emissions clean has written to"));
    }

    private String date() {
        return LocalDate.ofEpochDay(day).toString();
    }

    /** Judges everything; returns the version of cleaned by which it did. */
    private long judge(DayOutput out) throws IOException {
        TableReader cleaned = newestCleaned();
        // What has committed up to here is sealed now: the ledger lists every duplicate of the rows that are seen.
        chores.sealBatches();
        DayRows rows = new DayRows(cleaned, day);
        removed = rows.addresses();
        edits = Edits.read(lake);
        fallen = new IdMap();
        tally = new ReprocessTally();
        missing = new MissingRecords();
        newcomers = new Newcomers(lake, judge, day, mostNewcomers);
        Map<TopicPartition, Long> firsts = new HashMap<>();
        try (RawRecords raw = source.open()) {
            rows.forEach(tally.rules(), (partition, some) -> {
                firsts.merge(partition, some.get(0).offset(), Math::min);
                judgeRows(partition, some, raw, out);
            });
            newcomers.addRejected(cleaned.version(), fallen);
            findOrphans(firsts, raw);
            missing.requireNone(date(), source.name());
        }
        newcomers.settle(cleaned.version(), fallen, out, tally);
        return cleaned.version();
    }

    private void judgeRows(TopicPartition partition, List<DayRows.Standing> rows, RawRecords raw, DayOutput out)
            throws IOException {
        Map<Long, DayRows.Standing> byOffset = new HashMap<>();
        rows.forEach(row -> byOffset.put(row.offset(), row));
        raw.read(
                partition,
                rows.stream().mapToLong(DayRows.Standing::offset).toArray(),
                missing,
                record -> judgeRow(partition.topic(), record, byOffset.get(record.offset()), out));
    }

    private void judgeRow(String topic, KafkaRecord original, DayRows.Standing row, DayOutput out) throws IOException {
        Position position = new Position(topic, original.partition(), original.offset());
        Optional<byte[]> edit = edits.of(position);
        KafkaRecord record = original;
        boolean isAccepted = judge.accepts(original);
        if (!judge.isOf(row.payload()) && edit.isPresent()) {
            record = original.with(edit.orElseThrow());
            isAccepted = judge.accepts(record);
        }
        if (!judge.isOf(row.payload())) {
            throw new CommandFailure(
                    ExitCode.DATA,
                    "Cannot reprocess " + date() + ": the record " + position + " of " + source.name()
                            + " is not the one that was cleaned; expected the payload that its row has;"
                            + " `emissions verify` tells all such");
        }
        tally.countRow();
        if (isAccepted) {
            EventIdentity identity = judge.identity();
            CleanedRow cleaned = judge.cleanedRow(identity);
            tally.rules().after(cleaned.verdict());
            out.accept(topic, cleaned);
        } else {
            fall(position, original, record == original ? Optional.empty() : edit, row, out);
        }
    }

    private void fall(
            Position position, KafkaRecord original, Optional<byte[]> edit, DayRows.Standing row, DayOutput out)
            throws IOException {
        QuarantineRow rejection = judge.rejection();
        tally.countFallen(rejection.reasons().stream().map(Rule::id).toList());
        fallen.add(row.high(), row.low(), row.payload());
        if (fallen.size() > MOST_FALLEN) {
            throw new CommandFailure(
                    ExitCode.DATA,
                    String.format(
                            Locale.ROOT,
                            "Cannot reprocess %s: today's rules reject more than %,d of its rows; expected fewer, which fit"
                                    + " into memory; is it the right catalogue?",
                            date(),
                            MOST_FALLEN));
        }
        out.reject(position.topic(), original, rejection.of(original));
        out.correct(new Correction(position, Disposition.CLEANED, Disposition.QUARANTINED, edit));
    }

    private void findOrphans(Map<TopicPartition, Long> firsts, RawRecords raw) throws IOException {
        Orphans orphans = new Orphans(lake, (partition, offsets) -> visitOrphans(partition, offsets, raw));
        ledgerVersion = orphans.ledgerVersion();
        if (fallen.size() > 0) {
            orphans.forEach(firsts);
        }
    }

    private void visitOrphans(TopicPartition partition, long[] offsets, RawRecords raw) throws IOException {
        raw.read(partition, offsets, missing, record -> {
            Position position = new Position(partition.topic(), record.partition(), record.offset());
            Optional<byte[]> edit = edits.of(position);
            newcomers.addOrphan(position, record, edit, fallen);
        });
    }

    /** Whether a duplicate of a fallen row was sealed since the last look; also if nobody can tell. */
    private boolean hasOrphansSince() throws IOException {
        if (fallen.size() == 0) {
            return false;
        }
        Set<Position> before = newcomers.orphans();
        try (RawRecords raw = source.open()) {
            Orphans orphans = new Orphans(lake, (partition, offsets) -> visitOrphans(partition, offsets, raw));
            boolean canTell = orphans.forEachSince(ledgerVersion);
            missing.requireNone(date(), source.name());
            ledgerVersion = orphans.ledgerVersion();
            return !canTell || !newcomers.orphans().equals(before);
        }
    }
}
