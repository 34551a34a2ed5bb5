package dev.emissions.launcher.report;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Made-up rows of the event tables, as the reader gives them. */
final class Rows {
    private Rows() {}

    /** An ordinary event of the stream. */
    static TableRow cleaned(int partition, long offset) {
        return cleaned(partition, offset, null, List.of(), List.of());
    }

    static TableRow cleaned(int partition, long offset, String file, List<String> flags, List<String> repairs) {
        List<Map<String, String>> repaired = new ArrayList<>();
        repairs.forEach(rule -> repaired.add(Map.of("rule", rule, "field", "total_grams")));
        return row(
                EventFacts.CLEANED_COLUMNS,
                Map.of(CleanedTable.KAFKA_PARTITION, partition, CleanedTable.KAFKA_OFFSET, offset),
                CleanedTable.SOURCE_FILE,
                file,
                CleanedTable.DOMAIN_COVERAGE,
                "measured",
                CleanedTable.FLAGS,
                flags.isEmpty() ? null : flags,
                CleanedTable.REPAIRS,
                repaired.isEmpty() ? null : repaired);
    }

    static TableRow withCoverage(TableRow row, String coverage) {
        List<Object> values = new ArrayList<>(row.values());
        values.set(row.columns().indexOf(CleanedTable.DOMAIN_COVERAGE), coverage);
        return new TableRow(row.columns(), values);
    }

    static TableRow quarantined(int partition, long offset, String file, String... reasons) {
        return row(
                EventFacts.QUARANTINE_COLUMNS,
                Map.of(QuarantineTable.KAFKA_PARTITION, partition, QuarantineTable.KAFKA_OFFSET, offset),
                QuarantineTable.SOURCE_FILE,
                file,
                QuarantineTable.REASONS,
                List.of(reasons),
                QuarantineTable.FLAGS,
                null);
    }

    /** A sealed range with so many cleaned and quarantined, and duplicates at the given offsets. */
    static TableRow sealed(int partition, long from, long until, long quarantined, Long... duplicates) {
        List<Map<String, Long>> ranges = Arrays.stream(duplicates)
                .map(offset -> Map.of(LedgerTable.FROM_OFFSET, offset, LedgerTable.UNTIL_OFFSET, offset + 1))
                .toList();
        return row(
                EventFacts.LEDGER_COLUMNS,
                Map.of(
                        LedgerTable.PARTITION,
                        partition,
                        LedgerTable.FROM_OFFSET,
                        from,
                        LedgerTable.UNTIL_OFFSET,
                        until,
                        LedgerTable.CLEANED,
                        until - from - quarantined - duplicates.length,
                        LedgerTable.QUARANTINED,
                        quarantined,
                        LedgerTable.DUPLICATES,
                        (long) duplicates.length,
                        LedgerTable.GAPS,
                        0L),
                LedgerTable.DUPLICATE_RANGES,
                ranges,
                LedgerTable.GAP_RANGES,
                List.of());
    }

    /** A row of the columns; {@code more} holds names and values in turn. */
    static TableRow row(List<String> columns, Map<String, ?> known, Object... more) {
        Object[] values = new Object[columns.size()];
        known.forEach((column, value) -> values[columns.indexOf(column)] = value);
        for (int i = 0; i < more.length; i += 2) {
            values[columns.indexOf((String) more[i])] = more[i + 1];
        }
        return new TableRow(columns, Arrays.asList(values));
    }
}
