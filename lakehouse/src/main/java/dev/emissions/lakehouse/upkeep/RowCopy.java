package dev.emissions.lakehouse.upkeep;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.DayFiles.RowFormat;
import dev.emissions.lakehouse.Micros;
import dev.emissions.lakehouse.RowWriter;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableRow;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes rows of a table as they were read from it; a column that they do not have is empty. */
final class RowCopy implements RowFormat<TableRow> {
    private final List<StructField> columns;

    RowCopy(TableContract contract) {
        this.columns = contract.schema().fields().stream()
                .filter(field -> !contract.partitionColumns().contains(field.getName()))
                .toList();
    }

    /** Names of the columns that are copied. */
    List<String> names() {
        return columns.stream().map(StructField::getName).toList();
    }

    @Override
    public Set<String> uniqueColumns() {
        return columns.stream()
                .filter(field -> field.getDataType() instanceof BinaryType
                        || field.getName().equals(CleanedTable.EVENT_ID))
                .map(StructField::getName)
                .collect(Collectors.toSet());
    }

    @Override
    public void write(TableRow row, RowWriter writer) {
        for (StructField column : columns) {
            int at = row.columns().indexOf(column.getName());
            write(column.getDataType(), at < 0 ? null : row.values().get(at), writer);
        }
    }

    private static void write(DataType type, Object value, RowWriter writer) {
        if (value == null) {
            writer.writeNull();
        } else if (type instanceof StringType) {
            writer.writeText((String) value);
        } else if (type instanceof BinaryType) {
            writer.writeBytes((byte[]) value);
        } else if (type instanceof LongType) {
            writer.writeLong((Long) value);
        } else if (type instanceof IntegerType) {
            writer.writeInt((Integer) value);
        } else if (type instanceof TimestampType) {
            writer.writeLong(Micros.of((Instant) value));
        } else if (type instanceof DecimalType decimal) {
            writer.writeLong(((BigDecimal) value)
                    .setScale(decimal.getScale())
                    .unscaledValue()
                    .longValueExact());
        } else if (type instanceof ArrayType array) {
            List<?> elements = (List<?>) value;
            writer.writeList(elements.size(), (fields, i) -> element(array.getElementType(), elements.get(i), fields));
        } else {
            throw new IllegalArgumentException("Cannot copy a column of type " + type);
        }
    }

    private static void element(DataType type, Object value, RowWriter writer) {
        if (type instanceof StructType struct) {
            Map<?, ?> fields = (Map<?, ?>) value;
            struct.fields().forEach(field -> write(field.getDataType(), fields.get(field.getName()), writer));
        } else {
            write(type, value, writer);
        }
    }
}
