package dev.emissions.aggregator.daily;

import dev.emissions.aggregator.gold.GoldFile;
import dev.emissions.lakehouse.DayFiles;
import dev.emissions.lakehouse.DayFiles.RowFormat;
import dev.emissions.lakehouse.GoldTables;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableContract;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One day of a finest table and of all that is rolled up from it. Its cells come sorted, so that the rows of the first dimension follow
 * each other; those of the second dimension are few and kept until the end.
 */
final class DayTables implements Closeable {
    private final Lake lake;
    private final String namePrefix;
    private final Cube cube;
    private final int day;
    private final DayFiles<GroupRow> fine;
    private final DayFiles<GroupRow> byFirst;
    private final Map<String, Map<String, Sums>> bySecond = new TreeMap<>();
    private final DayRankings rankings;
    private CellKey last;
    private Sums firstSums;

    DayTables(Lake lake, DailySettings settings, String namePrefix, CellKey key) {
        this.lake = lake;
        this.namePrefix = namePrefix;
        this.cube = key.cube();
        this.day = key.day();
        this.fine = files(cube.fine(), new GroupRowFormat());
        this.byFirst = files(cube.byFirst(), new GroupRowFormat());
        this.rankings = new DayRankings(settings);
    }

    /** True if the cell belongs to this table and day. */
    boolean hold(CellKey key) {
        return key.cube() == cube && key.day() == day;
    }

    void write(CellKey key, Sums sums) throws IOException {
        fine.write(day, new GroupRow(key.framework(), List.of(key.first(), key.second()), sums));
        if (last == null
                || !last.first().equals(key.first())
                || !last.framework().equals(key.framework())) {
            finishFirst();
            firstSums = new Sums();
        }
        last = key;
        firstSums.add(sums);
        bySecond.computeIfAbsent(key.framework(), absent -> new TreeMap<>())
                .computeIfAbsent(key.second(), absent -> new Sums())
                .add(sums);
    }

    /** Closes all files; nothing may be written afterwards. */
    List<GoldFile> finish() throws IOException {
        finishFirst();
        List<GoldFile> written = new ArrayList<>();
        keep(cube.fine(), fine, written);
        keep(cube.byFirst(), byFirst, written);
        writeAll(cube.bySecond(), new GroupRowFormat(), secondRows(), written);
        if (cube == Cube.DOMAIN_FORMAT) {
            writeAll(GoldTables.TOP_DOMAINS_BY_TOTAL, new TopRowFormat(), rankings.byTotal(), written);
            writeAll(GoldTables.TOP_DOMAINS_BY_INTENSITY, new TopRowFormat(), rankings.byIntensity(), written);
        }
        return written;
    }

    private void finishFirst() throws IOException {
        if (last != null) {
            var row = new GroupRow(last.framework(), List.of(last.first()), firstSums);
            byFirst.write(day, row);
            rankings.add(row);
        }
    }

    private List<GroupRow> secondRows() {
        List<GroupRow> rows = new ArrayList<>();
        bySecond.forEach((framework, groups) ->
                groups.forEach((second, sums) -> rows.add(new GroupRow(framework, List.of(second), sums))));
        return rows;
    }

    private <T> void writeAll(TableContract contract, RowFormat<T> format, List<T> rows, List<GoldFile> written)
            throws IOException {
        try (DayFiles<T> files = files(contract, format)) {
            for (T row : rows) {
                files.write(day, row);
            }
            keep(contract, files, written);
        }
    }

    private <T> DayFiles<T> files(TableContract contract, RowFormat<T> format) {
        return new DayFiles<>(lake, contract, format, namePrefix);
    }

    private static void keep(TableContract contract, DayFiles<?> files, List<GoldFile> written) throws IOException {
        files.finish().forEach(file -> written.add(new GoldFile(contract.name(), file)));
    }

    /** Frees what its files hold; gives up those that are not finished. */
    @Override
    public void close() throws IOException {
        try (fine) {
            byFirst.close();
        }
    }
}
