package dev.emissions.proof.verify;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.Progress;
import dev.emissions.lakehouse.ArchiveTable;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableFile;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.proof.ledger.LedgerReader;
import dev.emissions.proof.ledger.SourcePartition;
import dev.emissions.proof.spill.SpillSpace;
import io.delta.kernel.expressions.AlwaysTrue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One proof of one lake. The ledger is read first and the tables after it, so that what is sealed meanwhile shows as rows that are not
 * sealed yet, and not as a fault.
 */
public final class Verification {
    private static final int MOST_RUNS = 3;

    private final Lake lake;
    private final VerifySettings settings;
    private final PrintWriter out;
    private final Clock clock;
    private final Workers workers;
    private final Findings findings = new Findings();
    private final RowsSeen seen = new RowsSeen(findings);
    private final BeyondProof beyond = new BeyondProof();
    private final Queries queries = new Queries();
    private final Map<String, Long> versions = new LinkedHashMap<>();
    private final Map<String, Long> rowsRead = new LinkedHashMap<>();

    private Verification(Lake lake, VerifySettings settings, PrintWriter out, Clock clock) {
        this.lake = lake;
        this.settings = settings;
        this.out = out;
        this.clock = clock;
        this.workers = new Workers(settings.threads());
    }

    /**
     * Runs the proof; once more if something was wrong and corrections were written meanwhile, for then it may only have seemed so.
     *
     * @throws CommandFailure if repairs go on and on, so that nobody can tell
     */
    public static VerifyReport run(Lake lake, VerifySettings settings, PrintWriter out, Clock clock)
            throws IOException {
        for (int run = 1; run <= MOST_RUNS; run++) {
            VerifyReport report = new Verification(lake, settings, out, clock).run();
            if (report.findings().isEmpty()) {
                return report;
            }
            UnfinishedRepair.requireNone(lake);
            if (CorrectionReader.newest(lake).version() == report.versions().get("corrections")) {
                return report;
            }
            out.println("Corrections were written meanwhile" + (run < MOST_RUNS ? ": once more" : ""));
        }
        throw new CommandFailure(
                ExitCode.DATA,
                "Cannot verify " + lake.root() + ": something seems wrong, but corrections were written during each of "
                        + MOST_RUNS + " runs; expected none meanwhile; verify again when the repair has ended");
    }

    private VerifyReport run() throws IOException {
        Instant begin = clock.instant();
        LedgerReader ledger = LedgerReader.newest(lake);
        CorrectionReader corrections = CorrectionReader.newest(lake);
        versions.put("ledger", ledger.version());
        versions.put("corrections", corrections.version());
        var plan = new ScopePlan(ledger, settings.topic());
        Scope scope = plan.scope(settings.selection());
        RecordSource source = settings.brokers().isPresent()
                ? Broker.ask(settings.brokers().orElseThrow(), topics(scope))
                : RecordSource.NONE;
        List<TableFile> cleaned = files(CleanedTable.CONTRACT.path(), "cleaned", scope);
        long expected =
                cleaned.stream().mapToLong(file -> Math.max(0, file.rows())).sum();
        try (SpillSpace space = new SpillSpace(settings.tempFolder(), settings.memoryBytes())) {
            var windows = new WindowStore(space);
            var ids = new IdStore(space, expected);
            var spread = new LedgerSpread(scope, windows, findings, queries, source.topicIds());
            plan.forEach(spread::take);
            findings.checked(Check.LEDGER_ROWS, spread.rows());
            corrections.forEach((of, correction) -> place(of, correction, scope, windows));
            readTables(cleaned, scope, windows, ids);
            checkWindows(scope, windows, ids, source);
            checkIds(space, scope, ids, plan, corrections, cleaned);
            return report(scope, space, Duration.between(begin, clock.instant()));
        }
    }

    private static Set<String> topics(Scope scope) {
        Set<String> topics = new HashSet<>();
        for (int i = 0; i < scope.partitions().count(); i++) {
            topics.add(scope.partitions().source(i).topic());
        }
        return topics;
    }

    private List<TableFile> files(String path, String name, Scope scope) {
        Optional<TableReader> table = TableReader.newest(lake, path);
        if (table.isEmpty()) {
            return List.of();
        }
        versions.put(name, table.orElseThrow().version());
        return table.orElseThrow().files(scope.isPart() ? FilePredicates.of(scope) : AlwaysTrue.ALWAYS_TRUE);
    }

    private static void place(SourcePartition of, Correction correction, Scope scope, WindowStore windows) {
        int partition = scope.partitions().find(of);
        if (partition >= 0 && scope.contains(partition, correction.offset())) {
            try {
                windows.at(partition, correction.offset()).corrections().add(correction.record());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void readTables(List<TableFile> cleaned, Scope scope, WindowStore windows, IdStore ids) throws IOException {
        List<TableFile> quarantine = files(QuarantineTable.CONTRACT.path(), "quarantine", scope);
        List<TableFile> archive = files(ArchiveTable.CONTRACT.path(), "archive", scope);
        List<Piece> pieces = new ArrayList<>();
        Meter meter = meter("rows read", rows(cleaned) + rows(quarantine) + rows(archive));
        var scan = new TableScan(lake.configuration(), scope, seen, windows, ids, meter, settings.topic());
        cleaned.forEach(file -> pieces.add(new Piece(file, scan::readCleaned)));
        quarantine.forEach(file -> pieces.add(new Piece(file, scan::readQuarantine)));
        archive.forEach(file -> pieces.add(new Piece(file, scan::readArchive)));
        workers.forEach(pieces, piece -> findings.noting(piece.reading).run(piece.file));
        rowsRead.put("rows", meter.done());
        findings.checked(Check.FILES, pieces.size());
    }

    private record Piece(TableFile file, Workers.Task<TableFile> reading) {}

    private static long rows(List<TableFile> files) {
        return files.stream().mapToLong(file -> Math.max(0, file.rows())).sum();
    }

    private Meter meter(String unit, long expected) {
        return new Meter(new Progress(out, clock, unit, expected));
    }

    private void checkWindows(Scope scope, WindowStore windows, IdStore ids, RecordSource source) throws IOException {
        List<WindowKey> keys = windows.keys();
        UncoveredWindows.find(scope, keys, findings);
        var tallies = new RowTallies(findings);
        Meter meter = meter("offsets checked", scope.offsets());
        workers.stations(keys, queue -> {
            var state = new WindowState();
            var dispositions = new DispositionCheck(findings, tallies, state);
            try (var content = new ContentCheck(source, findings, beyond, ids, state)) {
                for (WindowKey key = queue.poll(); key != null; key = queue.poll()) {
                    var facts = windows.at(key);
                    state.load(key, facts);
                    facts.release();
                    var offsets = scope.clip(key.partition(), key.from(), key.until());
                    var of = scope.partitions().source(key.partition());
                    dispositions.check(key, of, offsets);
                    content.check(key, of, offsets);
                    meter.add(offsets.count());
                }
            }
        });
        tallies.finish();
    }

    private void checkIds(
            SpillSpace space,
            Scope scope,
            IdStore ids,
            ScopePlan plan,
            CorrectionReader corrections,
            List<TableFile> cleaned)
            throws IOException {
        Partitions everyone = plan.partitionsOfAnyTopic(scope);
        var twins = new Twins(space, findings, everyone);
        var pairs = new IdPairs(scope.partitions(), findings);
        workers.stations(IntStream.range(0, ids.buckets()).boxed().toList(), queue -> {
            var check = new IdCheck(twins, pairs, findings);
            for (Integer bucket = queue.poll(); bucket != null; bucket = queue.poll()) {
                check.check(ids.rows(bucket), ids.claims(bucket));
            }
        });
        pairs.compare(cleaned, lake.configuration(), workers);
        List<TableFile> everywhere = twins.missing().size() > 0
                ? TableReader.newest(lake, CleanedTable.CONTRACT.path())
                        .map(table -> table.files(AlwaysTrue.ALWAYS_TRUE))
                        .orElse(List.of())
                : List.of();
        new TwinSearch(twins, everyone, everywhere, lake.configuration(), workers).search();
        new TwinOrder(twins, everyone, queries, plan, corrections).answer();
    }

    private VerifyReport report(Scope scope, SpillSpace space, Duration took) {
        return new VerifyReport(
                settings,
                scope,
                Map.copyOf(versions),
                rowsRead.getOrDefault("rows", 0L),
                findings,
                seen.unsealed(),
                beyond,
                space.spilledBytes(),
                took);
    }
}
