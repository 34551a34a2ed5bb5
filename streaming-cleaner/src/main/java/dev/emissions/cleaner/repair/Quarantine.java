package dev.emissions.cleaner.repair;

import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.lakehouse.TableRows;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The records that were rejected once, each with where it stands now; however many there are, little memory is needed. */
final class Quarantine {
    /** Corrections that are remembered at a time; with more of them, the table is read several times. */
    private static final long MOST_STANDINGS = 4_000_000;

    private final Lake lake;
    private final Optional<TableReader> table;

    /** Looks at the newest version. */
    Quarantine(Lake lake) {
        this.lake = lake;
        this.table = TableReader.newest(lake, QuarantineTable.CONTRACT.path());
    }

    /** What to do with a row. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Takes a row of the columns that were asked for.
         *
         * @param standing where its record stands now
         */
        void visit(TableRow row, Disposition standing) throws IOException;
    }

    /** Shows every record that the filter accepts to the visitor, once, in no order. */
    void forEach(RecordFilter filter, List<String> columns, Visitor visitor) throws IOException {
        if (table.isEmpty()) {
            return;
        }
        for (Slice slice : Slice.of(Standings.count(lake), MOST_STANDINGS)) {
            Standings standings = Standings.read(lake, slice::contains);
            try (TableRows rows = table.orElseThrow().rows(columns, filter.files())) {
                while (rows.hasNext()) {
                    TableRow row = rows.next();
                    Position position = Position.of(row);
                    if (slice.contains(position) && filter.accepts(row) && standings.isNew(position)) {
                        visitor.visit(row, standings.of(position));
                    }
                }
            }
        }
    }
}
