package dev.emissions.lakehouse.upkeep;

import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.DayFiles;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.GoldTables;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableFile;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRows;
import io.delta.kernel.expressions.AlwaysTrue;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts the rows of many small files of a day into few larger ones. No row changes, and whoever looks for changes sees none. */
public final class Compaction {
    private static final long SMALL_BYTES = 32L << 20;
    private static final int FEW_FILES = 4;
    private static final long MOST_ROWS = 1_000_000;
    private static final long MOST_BYTES = 128L << 20;

    private final Lake lake;
    private final TableContract contract;

    public Compaction(Lake lake, TableContract contract) {
        this.lake = lake;
        this.contract = contract;
    }

    /** Days of a gold table are one file each already. */
    private Optional<TableReader> table() {
        return GoldTables.all().contains(contract) ? Optional.empty() : TableReader.newest(lake, contract.path());
    }

    /** Tells what would be done: what comes of it is known only afterwards, so the bytes are those of before. */
    public Saving plan() {
        Optional<TableReader> table = table();
        if (table.isEmpty()) {
            return Saving.NONE;
        }
        List<TableFile> files = table.orElseThrow().files(AlwaysTrue.ALWAYS_TRUE);
        Saving all = Saving.NONE;
        for (List<List<TableFile>> bins : days(files).values()) {
            for (List<TableFile> bin : bins) {
                all = all.and(new Saving(bin.size(), bytes(bin), 1, bytes(bin)));
            }
        }
        return all;
    }

    /** Does it, one commit for each new file; files of which another writer replaced one meanwhile stay as they are. */
    public Saving run() throws IOException {
        Optional<TableReader> table = table();
        if (table.isEmpty()) {
            return Saving.NONE;
        }
        List<TableFile> files = table.orElseThrow().files(AlwaysTrue.ALWAYS_TRUE);
        DeltaTable target = new DeltaTable(lake, contract);
        Saving all = Saving.NONE;
        for (var day : days(files).entrySet()) {
            for (List<TableFile> bin : day.getValue()) {
                List<DataFile> written = write(table.orElseThrow(), day.getKey(), bin);
                var removed = bin.stream().map(TableFile::path).collect(Collectors.toSet());
                if (target.rearrange(removed, written).isPresent()) {
                    long bytes = written.stream().mapToLong(DataFile::sizeBytes).sum();
                    all = all.and(new Saving(bin.size(), bytes(bin), written.size(), bytes));
                }
            }
        }
        return all;
    }

    private static long bytes(List<TableFile> files) {
        return files.stream().mapToLong(TableFile::sizeBytes).sum();
    }

    private List<DataFile> write(TableReader table, int day, List<TableFile> bin) throws IOException {
        RowCopy copy = new RowCopy(contract);
        List<String> columns =
                copy.names().stream().filter(table.columns()::contains).toList();
        var addresses = bin.stream().map(TableFile::path).collect(Collectors.toSet());
        try (var out = new DayFiles<>(lake, contract, copy, "compact-" + UUID.randomUUID());
                TableRows rows = table.rowsOf(addresses, columns)) {
            while (rows.hasNext()) {
                out.write(day, rows.next());
            }
            return out.finish();
        }
    }

    /** By day, which small files become one; days with few of them are left out, and files that would be written again as they are. */
    private Map<Integer, List<List<TableFile>>> days(List<TableFile> files) {
        String column = contract.partitionColumns().get(0);
        Map<Integer, List<TableFile>> small = files.stream()
                .filter(file -> file.sizeBytes() < SMALL_BYTES)
                .collect(Collectors.groupingBy(
                        file -> Math.toIntExact(
                                LocalDate.parse(file.partitionValue(column)).toEpochDay()),
                        TreeMap::new,
                        Collectors.toList()));
        Map<Integer, List<List<TableFile>>> days = new TreeMap<>();
        small.forEach((day, sameDay) -> {
            if (sameDay.size() >= FEW_FILES) {
                days.put(day, bins(sameDay));
            }
        });
        return days;
    }

    private static List<List<TableFile>> bins(List<TableFile> files) {
        List<List<TableFile>> bins = new ArrayList<>();
        List<TableFile> bin = new ArrayList<>();
        for (TableFile file : files.stream()
                .sorted(Comparator.comparingLong(TableFile::modifiedMillis))
                .toList()) {
            long rows = bin.stream().mapToLong(TableFile::rows).sum();
            if (!bin.isEmpty() && (rows + file.rows() > MOST_ROWS || bytes(bin) + file.sizeBytes() > MOST_BYTES)) {
                bins.add(bin);
                bin = new ArrayList<>();
            }
            bin.add(file);
        }
        bins.add(bin);
        bins.removeIf(alone -> alone.size() == 1);
        return bins;
    }
}
