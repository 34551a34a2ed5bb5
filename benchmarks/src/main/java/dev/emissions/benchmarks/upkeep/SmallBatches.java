package dev.emissions.benchmarks.upkeep;

import dev.emissions.lakehouse.AppendOutcome;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.DayFiles;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerSummary;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.Tables;
import dev.emissions.lakehouse.upkeep.Compaction;
import dev.emissions.lakehouse.upkeep.LogCleanup;
import dev.emissions.lakehouse.upkeep.Vacuum;
import io.delta.kernel.expressions.AlwaysTrue;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.DoubleStream;

/** What a cleaner's micro-batches of a few events do to the tables, without Kafka and Spark. */
final class SmallBatches {
    private static final int CLEANED_ROWS = 20;
    private static final int LEDGER_ROWS = 3;
    private static final int REPETITIONS = 5;
    private static final String QUERY = "query";

    private final Lake lake;
    private final DeltaTable cleaned;
    private final DeltaTable quarantine;
    private final DeltaTable ledger;
    private long batch;
    private long base;

    SmallBatches(Lake lake) {
        this.lake = lake;
        this.cleaned = created(CleanedTable.CONTRACT);
        this.quarantine = created(QuarantineTable.CONTRACT);
        this.ledger = created(LedgerTable.CONTRACT);
    }

    private DeltaTable created(TableContract contract) {
        DeltaTable table = new DeltaTable(lake, contract);
        table.createIfAbsent();
        return table;
    }

    /** Writes and commits one micro-batch of the day; returns the milliseconds that it took. */
    double run(int day) throws IOException {
        long begin = System.nanoTime();
        List<DataFile> rows = write(CleanedTable.CONTRACT, day, CLEANED_ROWS);
        List<DataFile> rejected = write(QuarantineTable.CONTRACT, day, 1);
        List<DataFile> seals = write(LedgerTable.CONTRACT, day, LEDGER_ROWS);
        AppendOutcome outcome = cleaned.appendOnto(base, QUERY, batch, rows);
        if (!(outcome instanceof AppendOutcome.Committed committed)) {
            throw new IllegalStateException("Cannot commit batch " + batch + ": " + outcome);
        }
        base = committed.version();
        quarantine.append(QUERY, batch, rejected);
        ledger.append(QUERY, batch, seals);
        batch++;
        return millisSince(begin);
    }

    private List<DataFile> write(TableContract contract, int day, int rows) throws IOException {
        try (var files = new DayFiles<>(lake, contract, new MadeRows(contract), "part-" + batch)) {
            for (int row = 0; row < rows; row++) {
                files.write(day, batch * rows + row);
            }
            return files.finish();
        }
    }

    /** One round of upkeep; returns the milliseconds that it took. */
    double maintain(Instant since) throws IOException {
        long begin = System.nanoTime();
        for (TableContract table : Tables.all()) {
            new Compaction(lake, table).run();
            // A simulated day is shorter than the time that a file is given until its commit.
            new Vacuum(lake, table, since.plus(Vacuum.UNTIL_COMMITTED)).run();
            new LogCleanup(lake, table, since).run();
        }
        LedgerSummary.store(lake);
        return millisSince(begin);
    }

    /** Milliseconds to find out how far the topic is sealed, as a start or {@code status} does. */
    double readSeals() {
        return median(() -> LedgerSummary.newest(lake));
    }

    /** Milliseconds to open the newest version of cleaned and list its files. */
    double listFiles() {
        return median(() -> newest().files(AlwaysTrue.ALWAYS_TRUE));
    }

    /** Milliseconds to read two columns of all rows of a day. */
    double readDay(int day) {
        Predicate sameDay = new Predicate("=", List.of(new Column(CleanedTable.EVENT_DATE), Literal.ofDate(day)));
        return median(() -> {
            try (var rows = newest().rows(List.of(CleanedTable.DOMAIN, CleanedTable.IMPRESSIONS), sameDay)) {
                rows.forEachRemaining(row -> {});
            }
        });
    }

    /** How many data files the tables have. */
    long files() {
        return Tables.all().stream()
                .flatMap(contract -> TableReader.newest(lake, contract.path()).stream())
                .mapToLong(table -> table.size().files())
                .sum();
    }

    private TableReader newest() {
        return TableReader.newest(lake, CleanedTable.CONTRACT.path()).orElseThrow();
    }

    private static double median(Runnable work) {
        return DoubleStream.generate(() -> {
                    long begin = System.nanoTime();
                    work.run();
                    return millisSince(begin);
                })
                .limit(REPETITIONS)
                .sorted()
                .toArray()[REPETITIONS / 2];
    }

    private static double millisSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }
}
