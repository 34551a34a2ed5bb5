package dev.emissions.aggregator.gold;

import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.GoldTables;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One gold table, whose days are replaced as a whole. One thread at a time. */
public final class GoldTable {
    private final DeltaTable table;

    /** Reads the newest state of the table, which need not be there yet. */
    public GoldTable(Lake lake, TableContract contract) {
        this.table = new DeltaTable(lake, contract);
        table.latest();
    }

    public String name() {
        return table.contract().name();
    }

    /** What the table was computed from, or empty if it never was. */
    public Optional<Processed> processed() {
        return table.known()
                .flatMap(state -> state.getDomainMetadata(GoldTables.PROGRESS_DOMAIN))
                .map(Processed::parse);
    }

    /** The days (since 1970-01-01) that the table holds. */
    public List<Integer> days() {
        return table.daysOfFiles().stream().distinct().toList();
    }

    /**
     * Puts the files in the place of all rows of the days, in one commit.
     *
     * @param processed what the table is computed from thereafter; empty leaves the record as it is
     * @throws dev.emissions.cli.CommandFailure if another process has written to the table since this object read it
     */
    public void replace(Set<Integer> days, List<DataFile> files, Optional<Processed> processed) {
        if (table.known().isEmpty()) {
            table.createIfAbsent();
        }
        table.replace(
                days,
                files,
                processed
                        .map(record -> Map.of(GoldTables.PROGRESS_DOMAIN, record.toJson()))
                        .orElse(Map.of()));
    }
}
