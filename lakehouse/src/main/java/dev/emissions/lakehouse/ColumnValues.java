package dev.emissions.lakehouse;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Values of Delta Kernel's columns as Java objects. */
final class ColumnValues {
    private static final Map<Class<? extends DataType>, BiFunction<ColumnVector, Integer, Object>> READERS =
            Map.ofEntries(
                    Map.entry(BooleanType.class, ColumnVector::getBoolean),
                    Map.entry(ByteType.class, (vector, row) -> (int) vector.getByte(row)),
                    Map.entry(ShortType.class, (vector, row) -> (int) vector.getShort(row)),
                    Map.entry(IntegerType.class, ColumnVector::getInt),
                    Map.entry(LongType.class, ColumnVector::getLong),
                    Map.entry(FloatType.class, (vector, row) -> (double) vector.getFloat(row)),
                    Map.entry(DoubleType.class, ColumnVector::getDouble),
                    Map.entry(DecimalType.class, ColumnVector::getDecimal),
                    Map.entry(StringType.class, ColumnVector::getString),
                    Map.entry(BinaryType.class, ColumnVector::getBinary),
                    Map.entry(DateType.class, (vector, row) -> LocalDate.ofEpochDay(vector.getInt(row))),
                    Map.entry(TimestampType.class, (vector, row) -> instant(vector.getLong(row))),
                    Map.entry(
                            TimestampNTZType.class,
                            (vector, row) -> LocalDateTime.ofInstant(instant(vector.getLong(row)), ZoneOffset.UTC)),
                    Map.entry(ArrayType.class, (vector, row) -> list(vector.getArray(row))),
                    Map.entry(MapType.class, (vector, row) -> map(vector.getMap(row))),
                    Map.entry(StructType.class, ColumnValues::struct));

    private ColumnValues() {}

    /** The value at the row, or null. */
    static Object at(ColumnVector vector, int row) {
        if (vector.isNullAt(row)) {
            return null;
        }
        BiFunction<ColumnVector, Integer, Object> reader =
                READERS.get(vector.getDataType().getClass());
        if (reader == null) {
            throw new UnsupportedOperationException("Cannot read a column of type " + vector.getDataType());
        }
        return reader.apply(vector, row);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static List<Object> list(ArrayValue array) {
        List<Object> elements = new ArrayList<>(array.getSize());
        for (int i = 0; i < array.getSize(); i++) {
            elements.add(at(array.getElements(), i));
        }
        return elements;
    }

    private static Map<Object, Object> map(MapValue map) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < map.getSize(); i++) {
            entries.put(at(map.getKeys(), i), at(map.getValues(), i));
        }
        return entries;
    }

    private static Map<String, Object> struct(ColumnVector vector, int row) {
        StructType type = (StructType) vector.getDataType();
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < type.length(); i++) {
            fields.put(type.at(i).getName(), at(vector.getChild(i), row));
        }
        return fields;
    }
}
