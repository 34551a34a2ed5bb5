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

/** The tables that the cleaner writes. */
record LakeTables(DeltaTable cleaned, DeltaTable quarantine, DeltaTable archive, DeltaTable ledger) {
    /** Opens the tables, and creates those that are not there yet; the archive only once something is to be archived. */
    static LakeTables open(Lake lake) {
        LakeTables tables = new LakeTables(
                new DeltaTable(lake, CleanedTable.CONTRACT),
                new DeltaTable(lake, QuarantineTable.CONTRACT),
                new DeltaTable(lake, ArchiveTable.CONTRACT),
                new DeltaTable(lake, LedgerTable.CONTRACT));
        tables.cleaned.createIfAbsent();
        tables.quarantine.createIfAbsent();
        tables.ledger.createIfAbsent();
        return tables;
    }

    /**
     * Commits a micro-batch's rows as its manifest has them, cleaned first; what stands already is left as it is.
     *
     * @return what came of the commit to cleaned; if it was overtaken, nothing is committed
     */
    AppendOutcome commit(String queryId, long batch, Manifest manifest) {
        AppendOutcome outcome = commitCleaned(queryId, batch, manifest);
        if (!(outcome instanceof AppendOutcome.Overtaken)) {
            append(quarantine, queryId, batch, manifest.quarantined());
            if (!manifest.archived().isEmpty()) {
                archive.createIfAbsent();
            }
            append(archive, queryId, batch, manifest.archived());
        }
        return outcome;
    }

    /** Commits the ledger's rows of a micro-batch whose other rows stand. */
    void seal(String queryId, long batch, Manifest manifest) {
        append(ledger, queryId, batch, manifest.ledger());
    }

    /** Also without files where there are duplicates: what they are duplicates of must still be there. */
    private AppendOutcome commitCleaned(String queryId, long batch, Manifest manifest) {
        return manifest.cleaned().isEmpty() && manifest.totals().duplicates() == 0
                ? new AppendOutcome.Stood()
                : cleaned.appendOnto(manifest.base(), queryId, batch, manifest.cleaned());
    }

    private static void append(DeltaTable table, String queryId, long batch, List<DataFile> files) {
        if (!files.isEmpty()) {
            table.append(queryId, batch, files);
        }
    }
}
