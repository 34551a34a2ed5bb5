package dev.emissions.cleaner;

import dev.emissions.cleaner.Manifest.Totals;
import dev.emissions.cleaner.Manifests.Decided;
import dev.emissions.cleaner.Phases.Phase;
import dev.emissions.cleaner.rows.KafkaTimes;
import dev.emissions.cleaner.rows.LedgerRow;
import dev.emissions.lakehouse.AppendOutcome;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.DayFiles;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.Micros;
import dev.emissions.lakehouse.OffsetRanges;
import dev.emissions.quality.RuleCatalogue;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.LogicalRDD;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the driver does with each micro-batch: has the tasks write its files, decides on them, and commits them.
 *
 * <p>The order is what makes a crash harmless. Files are in no commit until the manifest stands; once it stands, the commits follow
 * from it alone: cleaned, quarantine, and last the ledger, which seals the batch. Each commit is refused by its table if it stands already.
 * Cleaned comes first because it alone can be overtaken: by another writer that brought in events, which this batch may hold as well.
 */
final class MicroBatches {
    private static final Logger LOG = LoggerFactory.getLogger(MicroBatches.class);

    private final Lake lake;
    private final CleanSettings settings;
    private final String queryId;
    private final String topicId;
    private final Clock clock;
    private final CheckpointOffsets checkpoint;
    private final Manifests manifests;
    private final LakeTables tables;
    private final CommittedState committed;
    private final SoleCleaner alone;
    private boolean mayStandAlready = true;
    private Observed observed = Observed.NOTHING;

    /**
     * @param queryId identity of the checkpoint
     * @param topicId the broker's id of the topic
     */
    MicroBatches(Lake lake, CleanSettings settings, String queryId, String topicId, LakeTables tables, Clock clock)
            throws IOException {
        this.lake = lake;
        this.settings = settings;
        this.queryId = queryId;
        this.topicId = topicId;
        this.clock = clock;
        this.tables = tables;
        this.checkpoint = new CheckpointOffsets(settings.checkpoint(lake), lake.configuration(), settings.topic());
        this.manifests = new Manifests(lake, queryId);
        this.committed = CommittedState.load(lake, tables);
        // What a rival has decided up to here is sealed now, and what it commits later is seen by the commits of this
        // query.
        new UnsealedBatches(lake, tables).complete(settings.topic());
        this.alone = new SoleCleaner(lake, settings.topic(), queryId, tables);
    }

    /** Runs one micro-batch to its seal, or finds that it is sealed; safe to repeat at any time. */
    BatchReport run(Dataset<Row> records, long batch) throws IOException {
        Instant started = clock.instant();
        Map<Integer, OffsetRange> ranges = checkpoint.ranges(batch);
        Phases phases = new Phases(clock);
        observed = Observed.NOTHING;
        Optional<Decided> earlier = mayStandAlready ? manifests.find(batch) : Optional.empty();
        if (earlier.isEmpty()) {
            alone.requireNextTo(batch, ranges);
            if (committed.isOld()) {
                reload(batch, ranges);
            }
        }
        Decided decided = earlier.isPresent() ? earlier.orElseThrow() : decide(batch, 1, records, ranges, phases);
        while (!carryOut(decided.manifest(), batch, ranges, phases)) {
            LOG.atInfo().addKeyValue("batch", batch).log("Judging anew: another writer brought events in meanwhile");
            reload(batch, ranges);
            // Of a batch that was decided by an earlier run nobody has asked yet.
            alone.requireNextTo(batch, ranges);
            decided = decide(batch, decided.attempt() + 1, records, ranges, phases);
        }
        Instant sealedAt = clock.instant();
        mayStandAlready = false;
        manifests.forgetBefore(batch);
        Manifest manifest = decided.manifest();
        return new BatchReport(
                batch,
                manifest.totals(),
                Duration.between(started, clock.instant()),
                phases,
                sealedAt,
                ranges,
                observed);
    }

    /** Goes on from cleaned as it is now, unless another query of the topic has committed to it. */
    private void reload(long batch, Map<Integer, OffsetRange> ranges) throws IOException {
        long known = committed.snapshot().tableVersion();
        committed.reload();
        alone.requireNoRivalSince(known, batch, ranges);
    }

    private Decided decide(
            long batch, int attempt, Dataset<Row> records, Map<Integer, OffsetRange> ranges, Phases phases)
            throws IOException {
        Instant started = clock.instant();
        long base = committed.snapshot().tableVersion();
        phases.begin(Phase.TASKS);
        List<PartitionOutcome> outcomes = runTasks(records, batch);
        phases.begin(Phase.DECISION);
        observed = Observed.by(outcomes);
        List<LedgerRow> ledger = ledger(batch, ranges, outcomes, started);
        Manifest manifest = new Manifest(
                settings.topic(),
                ranges,
                base,
                files(outcomes, PartitionOutcome::cleaned),
                files(outcomes, PartitionOutcome::quarantined),
                files(outcomes, PartitionOutcome::archived),
                writeLedger(ledger),
                totals(ledger));
        return manifests.decide(batch, attempt, manifest);
    }

    /** Commits what was decided; false if it must be decided anew, and nothing was committed. */
    private boolean carryOut(Manifest manifest, long batch, Map<Integer, OffsetRange> ranges, Phases phases)
            throws IOException {
        phases.begin(Phase.COMMITS);
        AppendOutcome outcome = tables.commit(queryId, batch, manifest);
        if (outcome instanceof AppendOutcome.Overtaken) {
            return false;
        }
        phases.begin(Phase.SEAL);
        alone.seal(batch, ranges, manifest);
        phases.end();
        committed.add(
                manifest.base(),
                manifest.cleaned(),
                outcome instanceof AppendOutcome.Committed done ? Optional.of(done.version()) : Optional.empty());
        return true;
    }

    /** Runs the one stage; once more where partitions, which do not see each other, accepted the same id. */
    private List<PartitionOutcome> runTasks(Dataset<Row> records, long id) {
        Batch batch = new Batch(
                lake.root(),
                lake.properties(),
                queryId,
                id,
                settings.topic(),
                settings.thresholds(),
                settings.archiveRaw(),
                settings.idMemoryBytes(),
                committed.snapshot(),
                ContestedIds.NONE);
        JavaRDD<InternalRow> rows = rows(records);
        List<PartitionOutcome> outcomes =
                rows.mapPartitions(new PartitionTask(batch)).collect();
        ContestedIds contested = ContestedIds.among(outcomes);
        while (!contested.isEmpty()) {
            batch = batch.withContested(batch.contested().and(contested));
            outcomes = rows.mapPartitions(new PartitionTask(batch)).collect();
            contested = ContestedIds.among(outcomes);
        }
        return outcomes;
    }

    /** The batch's rows as the source made them: planning them as a query of their own would copy each of them once more. */
    private static JavaRDD<InternalRow> rows(Dataset<Row> records) {
        return records.queryExecution().logical() instanceof LogicalRDD source
                ? source.rdd().toJavaRDD()
                : records.queryExecution().toRdd().toJavaRDD();
    }

    private static List<DataFile> files(
            List<PartitionOutcome> outcomes, Function<PartitionOutcome, List<DataFile>> table) {
        return outcomes.stream()
                .flatMap(outcome -> table.apply(outcome).stream())
                .toList();
    }

    private List<LedgerRow> ledger(
            long batch, Map<Integer, OffsetRange> ranges, List<PartitionOutcome> outcomes, Instant started) {
        Map<Integer, PartitionOutcome> byPartition = new HashMap<>();
        outcomes.forEach(outcome -> byPartition.put(outcome.partition(), outcome));
        long startedMicros = Micros.of(started);
        long sealedMicros = Micros.of(clock.instant());
        List<LedgerRow> rows = new ArrayList<>();
        ranges.forEach((partition, range) -> {
            if (range.size() == 0) {
                return;
            }
            PartitionOutcome outcome = byPartition.get(partition);
            Tally tally = outcome == null ? new Tally() : outcome.tally();
            rows.add(new LedgerRow(
                    queryId,
                    batch,
                    settings.topic(),
                    topicId,
                    partition,
                    range.from(),
                    range.until(),
                    tally.cleaned(),
                    tally.quarantined(),
                    tally.duplicates().sorted(),
                    gaps(range, outcome),
                    new OffsetRanges(),
                    outcome == null ? new KafkaTimes() : outcome.kafkaTimes(),
                    RuleCatalogue.version(),
                    startedMicros,
                    sealedMicros));
        });
        return rows;
    }

    /** Offsets of the range for which the broker had no record: before the first, between, and behind the last one. */
    private static OffsetRanges gaps(OffsetRange range, PartitionOutcome outcome) {
        OffsetRanges gaps = new OffsetRanges();
        if (outcome == null) {
            gaps.add(range.from(), range.until());
        } else {
            gaps.add(range.from(), outcome.firstOffset());
            gaps.addAll(outcome.gaps());
            gaps.add(outcome.nextOffset(), range.until());
        }
        return gaps;
    }

    private List<DataFile> writeLedger(List<LedgerRow> rows) throws IOException {
        int today = (int) LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
        try (var files =
                new DayFiles<>(lake, LedgerTable.CONTRACT, new LedgerRow.Format(), "ledger-" + UUID.randomUUID())) {
            for (LedgerRow row : rows) {
                files.write(today, row);
            }
            return files.finish();
        }
    }

    private static Totals totals(List<LedgerRow> rows) {
        return new Totals(
                rows.stream().mapToLong(LedgerRow::cleaned).sum(),
                rows.stream().mapToLong(LedgerRow::quarantined).sum(),
                rows.stream().mapToLong(row -> row.duplicates().count()).sum(),
                rows.stream().mapToLong(row -> row.gaps().count()).sum());
    }
}
