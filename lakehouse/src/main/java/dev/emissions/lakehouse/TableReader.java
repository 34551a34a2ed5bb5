package dev.emissions.lakehouse;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.expressions.AlwaysTrue;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One version of a Delta table, readable without Spark and in bounded memory. */
public final class TableReader {
    private final Lake lake;
    private final Engine engine;
    private final Snapshot snapshot;

    private TableReader(Lake lake, Snapshot snapshot) {
        this.lake = lake;
        this.engine = lake.engine();
        this.snapshot = snapshot;
    }

    /** The newest version of the table at {@code path} below the lake's root or anywhere, or empty if there is no table. */
    public static Optional<TableReader> newest(Lake lake, String path) {
        return load(lake, () -> Snapshots.newest(lake.engine(), resolve(lake, path)));
    }

    /** The table as it was at {@code version}; throws Kernel's exception if the log no longer reaches back or forward to it. */
    public static Optional<TableReader> at(Lake lake, String path, long version) {
        return load(lake, () -> Snapshots.at(lake.engine(), resolve(lake, path), version));
    }

    /** The table as it was at that time, or as early as its log reaches back, or empty if there is no table. */
    public static Optional<TableReader> asOf(Lake lake, String path, Instant time) {
        return load(lake, () -> Snapshots.asOf(lake.engine(), resolve(lake, path), time));
    }

    public long version() {
        return snapshot.getVersion();
    }

    /** Every column, partition columns included. */
    public StructType schema() {
        return snapshot.getSchema();
    }

    /** Names of every column, in order. */
    public List<String> columns() {
        return schema().fieldNames();
    }

    /** All rows, in no order. */
    public TableRows rows(List<String> columns) {
        return rows(columns, AlwaysTrue.ALWAYS_TRUE);
    }

    /**
     * The rows of all files that may hold a row for which {@code files} is true. A predicate on partition columns alone is exact; on
     * others it only spares files, and the caller filters the rows.
     */
    public TableRows rows(List<String> columns, Predicate files) {
        Scan scan = snapshot.getScanBuilder()
                .withFilter(files)
                .withReadSchema(projection(columns))
                .build();
        return new TableRows(new ScanBatches(engine, scan, file -> true), columns);
    }

    /**
     * The rows that came in after that version, in no order; empty if nobody can tell them any more, because the log no longer reaches
     * back or their files were replaced.
     */
    public Optional<TableRows> rowsSince(long version, List<String> columns) {
        var changes = new LogChanges(snapshot.getPath(), lake.configuration());
        Scan scan =
                snapshot.getScanBuilder().withReadSchema(projection(columns)).build();
        return changes.added(version, snapshot.getVersion())
                .filter(added -> files(AlwaysTrue.ALWAYS_TRUE).stream()
                        .map(TableFile::pathInLog)
                        .collect(Collectors.toSet())
                        .containsAll(added))
                .map(added -> new TableRows(
                        new ScanBatches(engine, scan, file -> added.contains(TableFile.pathInLog(file))), columns));
    }

    /** All rows of the files of these addresses, in no order. */
    public TableRows rowsOf(Set<String> files, List<String> columns) {
        Scan scan =
                snapshot.getScanBuilder().withReadSchema(projection(columns)).build();
        return new TableRows(
                new ScanBatches(
                        engine,
                        scan,
                        file -> files.contains(
                                InternalScanFileUtils.getAddFileStatus(file).getPath())),
                columns);
    }

    /** Every data file that may hold a row for which {@code files} is true. */
    public List<TableFile> files(Predicate files) {
        Scan scan = snapshot.getScanBuilder().withFilter(files).build();
        List<TableFile> found = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine, true)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    rows.forEachRemaining(row -> found.add(TableFile.of(engine, snapshot.getPath(), row)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the log of " + snapshot.getPath(), e);
        }
        return found;
    }

    /** Rows, files and bytes of this version, from the log alone. */
    public TableSize size() {
        return TableSize.of(engine, snapshot.getScanBuilder().build());
    }

    private StructType projection(List<String> columns) {
        StructType projection = new StructType();
        for (String column : columns) {
            int ordinal = schema().indexOf(column);
            if (ordinal < 0) {
                throw new IllegalArgumentException("No column " + column + " in " + snapshot.getPath());
            }
            StructField field = schema().at(ordinal);
            projection = projection.add(field);
        }
        return projection;
    }

    private static Optional<TableReader> load(Lake lake, Supplier<Snapshot> state) {
        try {
            return Optional.of(new TableReader(lake, state.get()));
        } catch (TableNotFoundException e) {
            return Optional.empty();
        }
    }

    private static String resolve(Lake lake, String path) {
        boolean isAbsolute = path.startsWith("/") || path.contains(":/");
        return isAbsolute ? path : lake.pathOf(path);
    }
}
