package dev.emissions.cleaner.upkeep;

import dev.emissions.cleaner.UnsealedBatches;
import dev.emissions.cleaner.repair.Repairs;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerSummary;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.Tables;
import dev.emissions.lakehouse.upkeep.Compaction;
import dev.emissions.lakehouse.upkeep.LogCleanup;
import dev.emissions.lakehouse.upkeep.Saving;
import dev.emissions.lakehouse.upkeep.Vacuum;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;

/** One round of upkeep over all tables of a lake. */
final class Upkeep {
    private final Lake lake;
    private final Instant since;
    private final boolean isDryRun;
    private final PrintWriter out;

    /**
     * @param since the oldest time whose versions of the tables stay readable
     */
    Upkeep(Lake lake, Instant since, boolean isDryRun, PrintWriter out) {
        this.lake = lake;
        this.since = since;
        this.isDryRun = isDryRun;
        this.out = out;
    }

    void run() throws IOException {
        if (!isDryRun) {
            // Afterwards no file that is old waits for its commit.
            UnsealedBatches.completeAllBefore(lake, since);
            new Repairs(lake).complete();
        }
        Saving removed = Saving.NONE;
        for (TableContract table : Tables.all()) {
            removed = removed.and(upkeep(table));
        }
        if (!isDryRun && LedgerSummary.newest(lake).version() >= 0) {
            LedgerSummary.store(lake);
        }
        OperationFiles operations = new OperationFiles(lake, since);
        Saving decisions = isDryRun ? operations.plan() : operations.run();
        tell("ops: %,d decisions and other files, %s", decisions);
        removed = removed.and(decisions);
        tell(isDryRun ? "In all %,d files, %s, would be removed" : "In all %,d files, %s, were removed", removed);
        out.flush();
    }

    private Saving upkeep(TableContract table) throws IOException {
        Compaction compaction = new Compaction(lake, table);
        Saving compacted = isDryRun ? compaction.plan() : compaction.run();
        Vacuum vacuum = new Vacuum(lake, table, since);
        Saving data = isDryRun ? vacuum.plan() : vacuum.run();
        LogCleanup cleanup = new LogCleanup(lake, table, since);
        Saving log = isDryRun ? cleanup.plan() : cleanup.run();
        if (compacted.filesBefore() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%s: %,d files, %s -> %,d files%s%n",
                    table.name(),
                    compacted.filesBefore(),
                    megabytes(compacted.bytesBefore()),
                    compacted.filesAfter(),
                    isDryRun ? "" : ", " + megabytes(compacted.bytesAfter()));
        }
        if (data.filesBefore() > 0) {
            tell(table.name() + ": %,d data files that no version needs, %s", data);
        }
        if (log.filesBefore() > 0) {
            tell(table.name() + ": %,d files of its log, %s", log);
        }
        return data.and(log);
    }

    private void tell(String text, Saving saving) {
        out.printf(Locale.ROOT, text + "%n", saving.filesBefore(), megabytes(saving.bytesBefore()));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }
}
