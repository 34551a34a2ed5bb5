package dev.emissions.cleaner;

import dev.emissions.lakehouse.AppendOutcome;
import dev.emissions.lakehouse.ArchiveTable;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.QuarantineTable;
import java.util.List;
import java.util.concurrent.Executor;

/** The tables that the cleaner writes. */
record LakeTables(DeltaTable cleaned, DeltaTable quarantine, DeltaTable archive, DeltaTable ledger) {
    /** Opens the tables, and creates those that are not there yet; the archive only once something is to be archived. */
    static LakeTables open(Lake lake) {
        return open(lake, Runnable::run);
    }

    /**
     * As {@link #open(Lake)}.
     *
     * @param upkeep writes the checkpoints of the tables' logs
     */
    static LakeTables open(Lake lake, Executor upkeep) {
        LakeTables tables = new LakeTables(
                new DeltaTable(lake, CleanedTable.CONTRACT, upkeep),
                new DeltaTable(lake, QuarantineTable.CONTRACT, upkeep),
                new DeltaTable(lake, ArchiveTable.CONTRACT, upkeep),
                new DeltaTable(lake, LedgerTable.CONTRACT, upkeep));
        tables.cleaned.createIfAbsent();
        tables.quarantine.createIfAbsent();
        tables.ledger.createIfAbsent();
        return tables;
    }

    /**
     * Commits a micro-batch's rows as its manifest has them, cleaned first; what stands already is left as it is. Cleaned gets a commit
     * even without rows: what duplicates are twins of must still be there, and another query of the topic must see that the batch is taken.
     *
     * @return what came of the commit to cleaned; if it was overtaken, nothing is committed
     */
    AppendOutcome commit(String queryId, long batch, Manifest manifest) {
        AppendOutcome outcome = cleaned.appendOnto(manifest.base(), queryId, batch, manifest.cleaned());
        if (!(outcome instanceof AppendOutcome.Overtaken)) {
            append(quarantine, queryId, batch, manifest.quarantined());
            if (!manifest.archived().isEmpty()) {
                archive.createIfAbsent();
            }
            append(archive, queryId, batch, manifest.archived());
        }
        return outcome;
    }

    /**
     * As {@link #seal}, but only if nobody else wrote to the ledger since that version.
     *
     * @param base the ledger's version that says where the batch begins
     */
    AppendOutcome sealOnto(long base, String queryId, long batch, Manifest manifest) {
        return manifest.ledger().isEmpty()
                ? new AppendOutcome.Stood()
                : ledger.appendOnto(base, queryId, batch, manifest.ledger());
    }

    /** Commits the ledger's rows of a micro-batch whose other rows stand. */
    void seal(String queryId, long batch, Manifest manifest) {
        append(ledger, queryId, batch, manifest.ledger());
    }

    private static void append(DeltaTable table, String queryId, long batch, List<DataFile> files) {
        if (!files.isEmpty()) {
            table.append(queryId, batch, files);
        }
    }
}
