package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableContract;
import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.MessageType;

/** Changes a table of a folder lake behind the product's back: rewrites its Parquet files and commits that as any writer could. */
final class TableDamage {
    private final Engine engine;
    private final TableContract contract;
    private final String path;

    TableDamage(Lake lake, TableContract contract) {
        this.engine = lake.engine();
        this.contract = contract;
        this.path = lake.pathOf(contract.path());
    }

    /** Removes from the log the file of the first row that is wanted; returns all rows that went with it. */
    List<Group> removeFileWith(Predicate<Group> wanted) throws IOException {
        for (Row file : files()) {
            List<Group> rows = read(file(file));
            if (rows.stream().anyMatch(wanted)) {
                commit(List.of(removal(file)), List.of());
                return rows;
            }
        }
        throw new AssertionError("No such row in " + path);
    }

    /** Adds the file of the first row that is wanted once more, under another name; returns its rows. */
    List<Group> repeatFileWith(Predicate<Group> wanted) throws IOException {
        for (Row file : files()) {
            List<Group> rows = read(file(file));
            if (rows.stream().anyMatch(wanted)) {
                Path copy = file(file).resolveSibling("copy-" + UUID.randomUUID() + ".parquet");
                Files.copy(file(file), copy);
                commit(List.of(), List.of(new Addition(file, copy, rows.size())));
                return rows;
            }
        }
        throw new AssertionError("No such row in " + path);
    }

    /** Puts another row in the place of each that is wanted, in one commit; null takes it away. There must be one. */
    void edit(Predicate<Group> wanted, UnaryOperator<Group> change) throws IOException {
        List<Row> removals = new ArrayList<>();
        List<Addition> additions = new ArrayList<>();
        for (Row file : files()) {
            List<Group> rows = read(file(file));
            if (rows.stream().noneMatch(wanted)) {
                continue;
            }
            List<Group> edited = new ArrayList<>();
            for (Group row : rows) {
                Group kept = wanted.test(row) ? change.apply(row) : row;
                if (kept != null) {
                    edited.add(kept);
                }
            }
            Path copy = file(file).resolveSibling("edited-" + UUID.randomUUID() + ".parquet");
            write(copy, rows.get(0), edited);
            removals.add(removal(file));
            additions.add(new Addition(file, copy, edited.size()));
        }
        assertThat(removals).as("files with such a row in %s", path).isNotEmpty();
        commit(removals, additions);
    }

    private record Addition(Row inPlaceOf, Path file, long rows) {}

    private List<Row> files() throws IOException {
        List<Row> files = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches =
                snapshot().getScanBuilder().build().getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    rows.forEachRemaining(files::add);
                }
            }
        }
        return files;
    }

    private Snapshot snapshot() {
        return TableManager.loadSnapshot(path).build(engine);
    }

    private static Path file(Row scanFile) {
        return Path.of(
                URI.create(InternalScanFileUtils.getAddFileStatus(scanFile).getPath())
                        .getPath());
    }

    private static Row removal(Row scanFile) {
        var file = new AddFile(scanFile.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL));
        return SingleAction.createRemoveFileSingleAction(file.toRemoveFileRow(true, Optional.empty()));
    }

    private void commit(List<Row> removals, List<Addition> additions) throws IOException {
        Transaction transaction = snapshot()
                .buildUpdateTableTransaction("damage", Operation.WRITE)
                .build(engine);
        Row state = transaction.getTransactionState(engine);
        List<Row> actions = new ArrayList<>(removals);
        for (Addition addition : additions) {
            String column = contract.partitionColumns().get(0);
            LocalDate day = LocalDate.parse(
                    InternalScanFileUtils.getPartitionValues(addition.inPlaceOf).get(column));
            DataWriteContext context =
                    Transaction.getWriteContext(engine, state, Map.of(column, Literal.ofDate((int) day.toEpochDay())));
            var statistics = new DataFileStatistics(addition.rows, Map.of(), Map.of(), Map.of(), Optional.empty());
            var status = new DataFileStatus(
                    addition.file.toUri().toString(),
                    Files.size(addition.file),
                    Files.getLastModifiedTime(addition.file).toMillis(),
                    Optional.of(statistics));
            try (CloseableIterator<Row> rows = Transaction.generateAppendActions(
                    engine, state, Utils.toCloseableIterator(List.of(status).iterator()), context)) {
                rows.forEachRemaining(actions::add);
            }
        }
        transaction.commit(engine, CloseableIterable.inMemoryIterable(Utils.toCloseableIterator(actions.iterator())));
    }

    private static List<Group> read(Path file) throws IOException {
        List<Group> rows = new ArrayList<>();
        try (ParquetReader<Group> reader = ParquetReader.builder(
                        new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
                .withConf(new Configuration())
                .build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static void write(Path file, Group like, List<Group> rows) throws IOException {
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
                .withType((MessageType) like.getType())
                .withConf(new Configuration())
                .build()) {
            for (Group row : rows) {
                writer.write(row);
            }
        }
    }
}
