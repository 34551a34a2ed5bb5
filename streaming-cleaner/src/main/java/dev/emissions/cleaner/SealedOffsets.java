package dev.emissions.cleaner;

import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How far the ledger says that a topic was cleaned. */
final class SealedOffsets {
    private static final List<String> COLUMNS =
            List.of(LedgerTable.TOPIC, LedgerTable.PARTITION, LedgerTable.UNTIL_OFFSET);

    private SealedOffsets() {}

    /** By partition, the end (exclusive) of the offsets that are sealed; empty for a topic that never was cleaned. */
    static Map<Integer, Long> read(Lake lake, String topic) {
        Map<Integer, Long> sealed = new TreeMap<>();
        TableReader.newest(lake, LedgerTable.CONTRACT.path()).ifPresent(ledger -> {
            try (var rows = ledger.rows(COLUMNS)) {
                while (rows.hasNext()) {
                    note(rows.next(), topic, sealed);
                }
            }
        });
        return sealed;
    }

    private static void note(TableRow row, String topic, Map<Integer, Long> sealed) {
        if (topic.equals(row.value(LedgerTable.TOPIC))) {
            sealed.merge(
                    (Integer) row.value(LedgerTable.PARTITION), (Long) row.value(LedgerTable.UNTIL_OFFSET), Math::max);
        }
    }
}
