package dev.emissions.aggregator.events;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.Snapshots;
import io.delta.kernel.CommitRange;
import io.delta.kernel.CommitRangeBuilder.CommitBoundary;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.internal.DeltaLogActionUtils.DeltaAction;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The accepted events as they stand at one version of their table, read from its Delta log and nothing else. */
public final class CleanedHistory {
    private static final int EXPECTED_PARTITION_COLUMNS = 1;

    private final Engine engine;
    private final Snapshot snapshot;

    private CleanedHistory(Engine engine, Snapshot snapshot) {
        this.engine = engine;
        this.snapshot = snapshot;
    }

    /** The newest version of {@code cleaned}. */
    public static CleanedHistory latest(Lake lake) {
        String path = lake.pathOf(CleanedTable.CONTRACT.path());
        try {
            Snapshot snapshot = Snapshots.newest(lake.engine(), path);
            requireContract(snapshot);
            return new CleanedHistory(lake.engine(), snapshot);
        } catch (TableNotFoundException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot aggregate " + path
                            + ": no such table; expected the accepted events, got nothing; run `emissions clean` first",
                    e);
        }
    }

    private static void requireContract(Snapshot snapshot) {
        List<String> partitions = snapshot.getPartitionColumnNames();
        if (partitions.size() != EXPECTED_PARTITION_COLUMNS || !partitions.contains(CleanedTable.EVENT_DATE)) {
            throw new CommandFailure(
                    ExitCode.DATA,
                    "Cannot aggregate " + snapshot.getPath() + ": other partitions than its contract; expected "
                            + List.of(CleanedTable.EVENT_DATE) + ", got " + partitions);
        }
    }

    /** Identity of the table: another one when it was deleted and made anew. */
    public String tableId() {
        return snapshot.getMetadata().getId();
    }

    public long version() {
        return snapshot.getVersion();
    }

    /** Every file of the table, by day and path. */
    public List<EventFile> files() {
        List<EventFile> files = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches =
                snapshot.getScanBuilder().build().getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    rows.forEachRemaining(row -> files.add(file(row)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the files of " + snapshot.getPath(), e);
        }
        files.sort(Comparator.comparingInt(EventFile::day).thenComparing(EventFile::path));
        return files;
    }

    private static EventFile file(Row row) {
        if (InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row) != null) {
            throw new CommandFailure(
                    ExitCode.DATA,
                    "Cannot aggregate cleaned: a file has a deletion vector; expected whole files; purge them with"
                            + " REORG TABLE ... APPLY (PURGE)");
        }
        FileStatus status = InternalScanFileUtils.getAddFileStatus(row);
        return new EventFile(
                status.getPath(),
                status.getSize(),
                status.getModificationTime(),
                day(InternalScanFileUtils.getPartitionValues(row)));
    }

    /**
     * The days (since 1970-01-01) whose rows changed after the given version.
     *
     * @return empty when the log no longer reaches back that far
     */
    public Optional<Set<Integer>> changedSince(long version) {
        if (version >= version()) {
            return version == version() ? Optional.of(Set.of()) : Optional.empty();
        }
        Set<Integer> days = new TreeSet<>();
        try (CloseableIterator<ColumnarBatch> batches =
                commits(version + 1).getActions(engine, Set.of(DeltaAction.ADD, DeltaAction.REMOVE))) {
            while (batches.hasNext()) {
                ColumnarBatch batch = batches.next();
                if (!collectDays(batch, "add", days) || !collectDays(batch, "remove", days)) {
                    return Optional.empty();
                }
            }
            return Optional.of(days);
        } catch (KernelException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the log of " + snapshot.getPath(), e);
        }
    }

    private CommitRange commits(long from) {
        return TableManager.loadCommitRange(snapshot.getPath(), CommitBoundary.atVersion(from))
                .withEndBoundary(CommitBoundary.atVersion(version()))
                .build(engine);
    }

    /** False when an action does not say which day it belongs to. */
    private static boolean collectDays(ColumnarBatch batch, String action, Set<Integer> days) {
        ColumnVector actions = batch.getColumnVector(batch.getSchema().indexOf(action));
        StructType fields = (StructType) actions.getDataType();
        ColumnVector dataChanges = actions.getChild(fields.indexOf("dataChange"));
        ColumnVector partitions = actions.getChild(fields.indexOf("partitionValues"));
        for (int i = 0; i < batch.getSize(); i++) {
            if (actions.isNullAt(i) || !dataChanges.getBoolean(i)) {
                continue;
            }
            if (partitions.isNullAt(i)) {
                return false;
            }
            MapValue values = partitions.getMap(i);
            days.add(day(VectorUtils.<String, String>toJavaMap(values)));
        }
        return true;
    }

    private static int day(Map<String, String> partition) {
        return (int) LocalDate.parse(partition.get(CleanedTable.EVENT_DATE)).toEpochDay();
    }
}
