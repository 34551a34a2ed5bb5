package dev.emissions.aggregator.daily;

import dev.emissions.aggregator.gold.GoldFile;
import dev.emissions.lakehouse.Lake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/** Writes partial sums that come sorted by their keys: those of one key become one row, those of one table and day its files. */
final class DailyWriter {
    private final Lake lake;
    private final DailySettings settings;
    private final String namePrefix;
    private final List<GoldFile> written = new ArrayList<>();
    private DayTables tables;

    DailyWriter(Lake lake, DailySettings settings, String namePrefix) {
        this.lake = lake;
        this.settings = settings;
        this.namePrefix = namePrefix;
    }

    List<GoldFile> write(Iterator<Tuple2<String, byte[]>> sorted) throws IOException {
        try {
            String key = null;
            Sums sums = null;
            while (sorted.hasNext()) {
                Tuple2<String, byte[]> partial = sorted.next();
                if (!partial._1.equals(key)) {
                    writeCell(key, sums);
                    key = partial._1;
                    sums = new Sums();
                }
                sums.add(partial._2);
            }
            writeCell(key, sums);
            finishTables();
            return List.copyOf(written);
        } finally {
            closeTables();
        }
    }

    private void writeCell(String sortable, Sums sums) throws IOException {
        if (sortable == null) {
            return;
        }
        CellKey key = CellKey.parse(sortable);
        if (tables == null || !tables.hold(key)) {
            finishTables();
            tables = new DayTables(lake, settings, namePrefix + "-" + written.size(), key);
        }
        tables.write(key, sums);
    }

    private void finishTables() throws IOException {
        if (tables != null) {
            written.addAll(tables.finish());
            closeTables();
        }
    }

    private void closeTables() throws IOException {
        if (tables != null) {
            tables.close();
            tables = null;
        }
    }
}
