package dev.emissions.aggregator;

import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What stands in gold tables. */
final class Gold {
    private Gold() {}

    /** All rows, in an order that depends on nothing but their content. */
    static List<TableRow> rows(Lake lake, TableContract table) {
        List<TableRow> all = new ArrayList<>();
        try (var rows = reader(lake, table).rows(table.schema().fieldNames())) {
            while (rows.hasNext()) {
                all.add(rows.next());
            }
        }
        all.sort(Comparator.comparing(row -> row.values().toString()));
        return all;
    }

    static long version(Lake lake, TableContract table) {
        return reader(lake, table).version();
    }

    private static TableReader reader(Lake lake, TableContract table) {
        return TableReader.newest(lake, table.path()).orElseThrow();
    }
}
