package dev.emissions.proof.ledger;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.OffsetRanges;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.lakehouse.TableRows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One version of the ledger, read row by row; as many rows as there are never stand in memory. */
public final class LedgerReader {
    private static final List<String> COLUMNS = List.of(
            LedgerTable.QUERY_ID,
            LedgerTable.BATCH_ID,
            LedgerTable.TOPIC,
            LedgerTable.PARTITION,
            LedgerTable.FROM_OFFSET,
            LedgerTable.UNTIL_OFFSET,
            LedgerTable.CLEANED,
            LedgerTable.QUARANTINED,
            LedgerTable.DUPLICATES,
            LedgerTable.GAPS,
            LedgerTable.DUPLICATE_RANGES,
            LedgerTable.GAP_RANGES,
            LedgerTable.CATALOGUE_VERSION,
            LedgerTable.SEALED_AT,
            LedgerTable.TOPIC_ID,
            LedgerTable.LOST,
            LedgerTable.LOST_RANGES);

    private final TableReader table;
    private final List<String> columns;

    private LedgerReader(TableReader table) {
        this.table = table;
        // A ledger of an early version has not all of them.
        this.columns = COLUMNS.stream().filter(table.columns()::contains).toList();
    }

    /** The newest version; throws {@link CommandFailure} if there is none. */
    public static LedgerReader newest(Lake lake) {
        return new LedgerReader(TableReader.newest(lake, LedgerTable.CONTRACT.path())
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "Cannot read the ledger: there is none yet in " + lake.root()
                                + "; expected a lake that emissions clean has written to")));
    }

    /** Version of the table that is read. */
    public long version() {
        return table.version();
    }

    /** Shows every row to the visitor, in no order. */
    public void forEach(Consumer<LedgerEntry> visitor) {
        try (TableRows rows = table.rows(columns)) {
            rows.forEachRemaining(row -> visitor.accept(entry(row)));
        }
    }

    private LedgerEntry entry(TableRow row) {
        return new LedgerEntry(
                String.valueOf(row.value(LedgerTable.QUERY_ID)),
                number(row, LedgerTable.BATCH_ID),
                String.valueOf(row.value(LedgerTable.TOPIC)),
                columns.contains(LedgerTable.TOPIC_ID) ? (String) row.value(LedgerTable.TOPIC_ID) : null,
                (int) number(row, LedgerTable.PARTITION),
                number(row, LedgerTable.FROM_OFFSET),
                number(row, LedgerTable.UNTIL_OFFSET),
                number(row, LedgerTable.CLEANED),
                number(row, LedgerTable.QUARANTINED),
                number(row, LedgerTable.DUPLICATES),
                number(row, LedgerTable.GAPS),
                number(row, LedgerTable.LOST),
                ranges(row, LedgerTable.DUPLICATE_RANGES),
                ranges(row, LedgerTable.GAP_RANGES),
                ranges(row, LedgerTable.LOST_RANGES),
                String.valueOf(row.value(LedgerTable.CATALOGUE_VERSION)),
                row.value(LedgerTable.SEALED_AT) instanceof Instant sealed ? sealed : Instant.EPOCH);
    }

    private long number(TableRow row, String column) {
        return columns.contains(column) && row.value(column) instanceof Number number ? number.longValue() : 0;
    }

    private OffsetRanges ranges(TableRow row, String column) {
        OffsetRanges ranges = new OffsetRanges();
        if (columns.contains(column) && row.value(column) instanceof List<?> list) {
            for (Object range : list) {
                Map<?, ?> bounds = (Map<?, ?>) range;
                ranges.add((long) bounds.get(LedgerTable.FROM_OFFSET), (long) bounds.get(LedgerTable.UNTIL_OFFSET));
            }
        }
        return ranges;
    }
}
