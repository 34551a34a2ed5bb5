package dev.emissions.lakehouse;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.internal.data.DefaultColumnarBatch;
import io.delta.kernel.defaults.internal.data.vector.DefaultGenericVector;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.internal.data.GenericRow;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.transaction.DataLayoutSpec;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A Delta table in a test's folder, written by Kernel alone. */
public final class WrittenTable {
    private final Engine engine;
    private final String path;
    private final StructType schema;
    private final String partitionColumn;

    private WrittenTable(Lake lake, String path, StructType schema, String partitionColumn) {
        this.engine = lake.engine();
        this.path = lake.pathOf(path);
        this.schema = schema;
        this.partitionColumn = partitionColumn;
    }

    /** Creates the table, partitioned by its date column of that name. */
    public static WrittenTable create(Lake lake, String path, StructType schema, String partitionColumn) {
        var table = new WrittenTable(lake, path, schema, partitionColumn);
        TableManager.buildCreateTableTransaction(table.path, schema, "test")
                .withDataLayoutSpec(DataLayoutSpec.partitioned(List.of(new Column(partitionColumn))))
                .build(table.engine)
                .commit(table.engine, CloseableIterable.emptyIterable());
        return table;
    }

    /** A table that stands already. */
    public static WrittenTable open(Lake lake, String path, StructType schema, String partitionColumn) {
        return new WrittenTable(lake, path, schema, partitionColumn);
    }

    /** Commits one file of rows of one day; values as {@link TableRow} gives them. */
    public WrittenTable append(LocalDate day, Object[]... rows) throws IOException {
        Transaction transaction = TableManager.loadSnapshot(path)
                .build(engine)
                .buildUpdateTableTransaction("test", Operation.WRITE)
                .build(engine);
        Row state = transaction.getTransactionState(engine);
        Map<String, Literal> partition = Map.of(partitionColumn, Literal.ofDate((int) day.toEpochDay()));
        CloseableIterator<FilteredColumnarBatch> data =
                Transaction.transformLogicalData(engine, state, CloseableIterators.of(List.of(batch(rows))), partition);
        DataWriteContext context = Transaction.getWriteContext(engine, state, partition);
        CloseableIterator<DataFileStatus> files = engine.getParquetHandler()
                .writeParquetFiles(context.getTargetDirectory(), data, context.getStatisticsColumns());
        CloseableIterator<Row> actions = Transaction.generateAppendActions(engine, state, files, context);
        transaction.commit(engine, CloseableIterable.inMemoryIterable(actions));
        return this;
    }

    private FilteredColumnarBatch batch(Object[][] rows) {
        ColumnVector[] vectors = IntStream.range(0, schema.length())
                .mapToObj(column -> vector(schema.at(column).getDataType(), rows, column))
                .toArray(ColumnVector[]::new);
        return new FilteredColumnarBatch(new DefaultColumnarBatch(rows.length, schema, vectors), Optional.empty());
    }

    private static ColumnVector vector(DataType type, Object[][] rows, int column) {
        Object[] values =
                Arrays.stream(rows).map(row -> physical(type, row[column])).toArray();
        return DefaultGenericVector.fromArray(type, values);
    }

    private static Row row(StructType type, List<?> values) {
        Map<Integer, Object> byOrdinal = new HashMap<>();
        IntStream.range(0, values.size())
                .forEach(i -> byOrdinal.put(i, physical(type.at(i).getDataType(), values.get(i))));
        return new GenericRow(type, byOrdinal);
    }

    private static Object physical(DataType type, Object value) {
        if (value instanceof LocalDate day) {
            return Math.toIntExact(day.toEpochDay());
        } else if (value instanceof Instant instant) {
            return Micros.of(instant);
        } else if (value instanceof BigDecimal || value == null) {
            return value;
        } else if (type instanceof ArrayType array) {
            return list(array, (List<?>) value);
        } else if (type instanceof StructType struct) {
            return row(struct, (List<?>) value);
        }
        return value;
    }

    /** A struct inside is given as the list of its values. */
    private static ArrayValue list(ArrayType type, List<?> values) {
        List<Object> elements = values.stream()
                .map(value -> physical(type.getElementType(), value))
                .toList();
        return VectorUtils.buildArrayValue(elements, type.getElementType());
    }
}
