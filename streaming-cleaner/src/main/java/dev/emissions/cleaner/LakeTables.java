package dev.emissions.cleaner;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.QuarantineTable;

/** The tables that the cleaner writes. */
record LakeTables(DeltaTable cleaned, DeltaTable quarantine, DeltaTable ledger) {
    /** Opens the tables, and creates those that are not there yet. */
    static LakeTables open(Lake lake) {
        LakeTables tables = new LakeTables(
                new DeltaTable(lake, CleanedTable.CONTRACT),
                new DeltaTable(lake, QuarantineTable.CONTRACT),
                new DeltaTable(lake, LedgerTable.CONTRACT));
        tables.cleaned.createIfAbsent();
        tables.quarantine.createIfAbsent();
        tables.ledger.createIfAbsent();
        return tables;
    }
}
