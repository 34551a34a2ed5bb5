package dev.emissions.cleaner.ids;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.Rearrangement;
import dev.emissions.lakehouse.Snapshots;
import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The exact look-up: which ids the data files of the cleaned table hold. */
public final class TableIds {
    private final Lake lake;

    public TableIds(Lake lake) {
        this.lake = lake;
    }

    /** Addresses of the files that hold rows of that event date at that version of the table. */
    List<String> files(long tableVersion, int day) throws IOException {
        Predicate sameDay = new Predicate("=", List.of(new Column(CleanedTable.EVENT_DATE), Literal.ofDate(day)));
        return paths(snapshot(tableVersion).getScanBuilder().withFilter(sameDay).build());
    }

    /** Addresses of the files that hold rows of those event dates at that version of the table; dates without any are left out. */
    public Map<Integer, List<String>> files(long tableVersion, Set<Integer> days) throws IOException {
        Map<Integer, List<String>> files = new HashMap<>();
        forEachFile(snapshot(tableVersion).getScanBuilder().build(), file -> {
            int day = day(file);
            if (days.contains(day)) {
                files.computeIfAbsent(day, unused -> new ArrayList<>())
                        .add(InternalScanFileUtils.getAddFileStatus(file).getPath());
            }
        });
        return files;
    }

    /** Every event date of which the snapshot has rows, as days since 1970-01-01. */
    public Set<Integer> days(Snapshot snapshot) throws IOException {
        Set<Integer> days = new HashSet<>();
        forEachFile(snapshot.getScanBuilder().build(), file -> days.add(day(file)));
        return days;
    }

    /** What the commit of that version rearranged; empty if the log no longer tells. */
    Optional<Rearrangement> rearrangement(long version) {
        return new DeltaTable(lake, CleanedTable.CONTRACT).rearrangement(version);
    }

    private Snapshot snapshot(long tableVersion) {
        return Snapshots.at(lake.engine(), lake.pathOf(CleanedTable.CONTRACT.path()), tableVersion);
    }

    private static int day(Row file) {
        String date = InternalScanFileUtils.getPartitionValues(file).get(CleanedTable.EVENT_DATE);
        return (int) LocalDate.parse(date).toEpochDay();
    }

    /** Of the ids in {@code wanted}, those that the files hold, each with the payload of the row that holds it. */
    public IdMap find(Collection<String> files, IdMap wanted) throws IOException {
        IdMap found = new IdMap();
        find(files, wanted, found);
        return found;
    }

    /** As {@link #find(Collection, IdMap)}, into a map that may hold others already. */
    void find(Collection<String> files, IdMap wanted, IdMap found) throws IOException {
        for (String file : files) {
            IdColumns.read(file, lake.configuration(), (high, low, payload) -> {
                if (wanted.contains(high, low)) {
                    found.add(high, low, payload);
                }
            });
        }
    }

    /** All ids of the file. */
    IdList ids(String file) throws IOException {
        IdList ids = new IdList();
        IdColumns.read(file, lake.configuration(), ids::add);
        return ids;
    }

    private List<String> paths(Scan scan) throws IOException {
        List<String> paths = new ArrayList<>();
        forEachFile(
                scan,
                file -> paths.add(InternalScanFileUtils.getAddFileStatus(file).getPath()));
        return paths;
    }

    private void forEachFile(Scan scan, java.util.function.Consumer<Row> visitor) throws IOException {
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(lake.engine())) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    rows.forEachRemaining(visitor);
                }
            }
        }
    }
}
