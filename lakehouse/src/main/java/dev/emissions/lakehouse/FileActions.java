package dev.emissions.lakehouse;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.data.TransactionStateRow;
import io.delta.kernel.internal.fs.Path;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The lines of a commit that add and remove data files of one table.
 *
 * @param path the table's root
 */
record FileActions(TableContract contract, Engine engine, String path) {
    /** The lines that add the files. */
    List<Row> adding(Transaction transaction, List<DataFile> files) {
        Row state = transaction.getTransactionState(engine);
        List<Row> actions = new ArrayList<>();
        Map<Integer, List<DataFile>> byDay = files.stream()
                .collect(Collectors.groupingBy(DataFile::partitionDay, TreeMap::new, Collectors.toList()));
        byDay.forEach((day, sameDay) -> {
            DataWriteContext context = Transaction.getWriteContext(engine, state, partition(day));
            try (var rows = Transaction.generateAppendActions(engine, state, statuses(sameDay), context)) {
                rows.forEachRemaining(actions::add);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot describe files of " + path, e);
            }
        });
        return actions;
    }

    /** The lines that remove all files of the days. */
    List<Row> removingDays(Snapshot state, Set<Integer> days) {
        return removing(state, file -> days.contains(day(file)));
    }

    /** The lines that remove the files of these addresses, as far as they are there. */
    List<Row> removing(Snapshot state, Set<String> addresses) {
        return addresses.isEmpty()
                ? new ArrayList<>()
                : removing(
                        state,
                        file -> addresses.contains(
                                InternalScanFileUtils.getAddFileStatus(file).getPath()));
    }

    private List<Row> removing(Snapshot state, Predicate<Row> chosen) {
        return removing(state, chosen, true);
    }

    private List<Row> removing(Snapshot state, Predicate<Row> chosen, boolean changesData) {
        return files(state).stream()
                .filter(chosen)
                .map(file -> new AddFile(file.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL)))
                .map(file ->
                        SingleAction.createRemoveFileSingleAction(file.toRemoveFileRow(changesData, Optional.empty())))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The lines that put files in the place of others with the same rows; fewer than there are files if one is gone. */
    List<Row> rearranging(Snapshot state, Transaction transaction, Set<String> removed, List<DataFile> files) {
        List<Row> lines = removing(
                state,
                file -> removed.contains(
                        InternalScanFileUtils.getAddFileStatus(file).getPath()),
                false);
        Row target = transaction.getTransactionState(engine);
        StructType physical = TransactionStateRow.getPhysicalSchema(target);
        URI root = new Path(TransactionStateRow.getTablePath(target)).toUri();
        for (DataFile file : files) {
            var status = new DataFileStatus(
                    file.path(), file.sizeBytes(), file.modifiedMillis(), Optional.of(statistics(file)));
            AddFile added = AddFile.convertDataFileStatus(
                    physical,
                    root,
                    status,
                    partition(file.partitionDay()),
                    false,
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            lines.add(SingleAction.createAddFileSingleAction(added.toRow()));
        }
        return lines;
    }

    private Map<String, Literal> partition(int day) {
        return contract.partitionColumns().stream()
                .collect(Collectors.toMap(column -> column, column -> Literal.ofDate(day)));
    }

    /** The table's files, as a scan lists them. */
    List<Row> files(Snapshot state) {
        List<Row> files = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches =
                state.getScanBuilder().build().getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    rows.forEachRemaining(files::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the files of " + path, e);
        }
        return files;
    }

    /** The day (since 1970-01-01) of a file that {@link #files} has listed. */
    int day(Row file) {
        String column = contract.partitionColumns().get(0);
        String date = InternalScanFileUtils.getPartitionValues(file).get(column);
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }

    private CloseableIterator<DataFileStatus> statuses(List<DataFile> files) {
        return CloseableIterators.of(files.stream()
                .map(file -> new DataFileStatus(
                        file.path(), file.sizeBytes(), file.modifiedMillis(), Optional.of(statistics(file))))
                .toList());
    }

    private DataFileStatistics statistics(DataFile file) {
        Map<Column, Literal> smallest = new HashMap<>();
        Map<Column, Literal> largest = new HashMap<>();
        Map<Column, Long> nulls = new HashMap<>();
        file.columns().forEach((name, range) -> {
            Column column = new Column(name);
            DataType type = contract.schema().get(name).getDataType();
            nulls.put(column, range.nulls());
            if (range.min() != null) {
                smallest.put(column, literal(type, range.min()));
                largest.put(column, literal(type, range.max()));
            }
        });
        return new DataFileStatistics(file.rows(), smallest, largest, nulls, Optional.empty());
    }

    private static Literal literal(DataType type, String text) {
        if (type instanceof StringType) {
            return Literal.ofString(text);
        } else if (type instanceof LongType) {
            return Literal.ofLong(Long.parseLong(text));
        } else if (type instanceof IntegerType) {
            return Literal.ofInt(Integer.parseInt(text));
        } else if (type instanceof TimestampType) {
            return Literal.ofTimestamp(Long.parseLong(text));
        }
        throw new IllegalArgumentException("Cannot keep statistics of a column of type " + type);
    }
}
