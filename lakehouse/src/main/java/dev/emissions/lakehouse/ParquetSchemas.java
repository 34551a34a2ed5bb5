package dev.emissions.lakehouse;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The Parquet form of a table's columns, as Delta's readers expect it. */
final class ParquetSchemas {
    /** Digits of the largest decimal that fits a long. */
    private static final int LONG_DIGITS = 18;

    /** Bytes that hold a decimal of up to 38 digits, the most that Delta knows. */
    private static final int WIDE_DECIMAL_BYTES = 16;

    private ParquetSchemas() {}

    /** The columns that stand in the table's files: all but the partition columns, which are folders. */
    static MessageType of(TableContract contract) {
        Types.MessageTypeBuilder message = Types.buildMessage();
        for (StructField field : contract.schema().fields()) {
            if (!contract.partitionColumns().contains(field.getName())) {
                message.addField(type(field.getName(), field.getDataType()));
            }
        }
        return message.named(contract.name());
    }

    /** For the first leaf of each of the schema's columns, how many leaves that column has. */
    static int[] spans(MessageType schema) {
        int[] spans = new int[schema.getColumns().size()];
        int leaf = 0;
        for (Type column : schema.getFields()) {
            int span = new MessageType(column.getName(), column).getColumns().size();
            spans[leaf] = span;
            leaf += span;
        }
        return spans;
    }

    private static Type type(String name, DataType type) {
        if (type instanceof ArrayType array) {
            return Types.optionalList()
                    .element(type("element", array.getElementType()))
                    .named(name);
        } else if (type instanceof StructType struct) {
            Types.GroupBuilder<?> group = Types.optionalGroup();
            struct.fields().forEach(field -> group.addField(type(field.getName(), field.getDataType())));
            return (Type) group.named(name);
        }
        return primitive(name, type);
    }

    private static Type primitive(String name, DataType type) {
        if (type instanceof StringType) {
            return optional(PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType(), name);
        } else if (type instanceof BinaryType) {
            return Types.optional(PrimitiveTypeName.BINARY).named(name);
        } else if (type instanceof LongType) {
            return Types.optional(PrimitiveTypeName.INT64).named(name);
        } else if (type instanceof IntegerType) {
            return Types.optional(PrimitiveTypeName.INT32).named(name);
        } else if (type instanceof DoubleType) {
            return Types.optional(PrimitiveTypeName.DOUBLE).named(name);
        } else if (type instanceof DateType) {
            return optional(PrimitiveTypeName.INT32, LogicalTypeAnnotation.dateType(), name);
        } else if (type instanceof TimestampType) {
            return optional(PrimitiveTypeName.INT64, LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS), name);
        } else if (type instanceof DecimalType decimal && decimal.getPrecision() <= LONG_DIGITS) {
            return optional(
                    PrimitiveTypeName.INT64,
                    LogicalTypeAnnotation.decimalType(decimal.getScale(), decimal.getPrecision()),
                    name);
        } else if (type instanceof DecimalType decimal) {
            return Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                    .length(WIDE_DECIMAL_BYTES)
                    .as(LogicalTypeAnnotation.decimalType(decimal.getScale(), decimal.getPrecision()))
                    .named(name);
        }
        throw new IllegalArgumentException("Cannot write column " + name + ": no Parquet form for type " + type);
    }

    private static Type optional(PrimitiveTypeName physical, LogicalTypeAnnotation logical, String name) {
        return Types.optional(physical).as(logical).named(name);
    }
}
