package dev.emissions.cleaner.repair;

import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The corrections of one record. */
final class Corrections {
    private Corrections() {}

    /** All of them, oldest first. */
    static List<TableRow> of(Lake lake, Position position) {
        Optional<TableReader> table = TableReader.newest(lake, CorrectionsTable.CONTRACT.path());
        if (table.isEmpty()) {
            return List.of();
        }
        List<TableRow> corrections = new ArrayList<>();
        Predicate files = new And(
                equal(CorrectionsTable.PARTITION, Literal.ofInt(position.partition())),
                equal(CorrectionsTable.OFFSET, Literal.ofLong(position.offset())));
        try (var rows = table.orElseThrow().rows(table.orElseThrow().columns(), files)) {
            while (rows.hasNext()) {
                TableRow row = rows.next();
                if (position.topic().equals(row.value(CorrectionsTable.TOPIC))
                        && row.value(CorrectionsTable.PARTITION).equals(position.partition())
                        && row.value(CorrectionsTable.OFFSET).equals(position.offset())) {
                    corrections.add(row);
                }
            }
        }
        corrections.sort(Comparator.comparing(row -> (Instant) row.value(CorrectionsTable.CORRECTED_AT)));
        return corrections;
    }

    private static Predicate equal(String column, Literal value) {
        return new Predicate("=", List.of(new Column(column), value));
    }
}
