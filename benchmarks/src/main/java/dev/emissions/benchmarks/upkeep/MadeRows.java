package dev.emissions.benchmarks.upkeep;

import dev.emissions.lakehouse.DayFiles.RowFormat;
import dev.emissions.lakehouse.RowWriter;
import dev.emissions.lakehouse.TableContract;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import java.util.Set;

/** Rows of any of the tables, each made of one number. */
record MadeRows(TableContract contract) implements RowFormat<Long> {
    private static final int PARTITIONS = 3;

    @Override
    public Set<String> uniqueColumns() {
        return Set.of();
    }

    @Override
    public void write(Long number, RowWriter columns) {
        for (StructField field : contract.schema().fields()) {
            if (!contract.partitionColumns().contains(field.getName())) {
                write(field.getDataType(), number, columns);
            }
        }
    }

    private static void write(DataType type, long number, RowWriter columns) {
        if (type instanceof StringType) {
            columns.writeText("value-" + number % 1000);
        } else if (type instanceof IntegerType) {
            columns.writeInt((int) (number % PARTITIONS));
        } else if (type instanceof ArrayType || type instanceof BinaryType) {
            columns.writeNull();
        } else {
            columns.writeLong(number);
        }
    }
}
