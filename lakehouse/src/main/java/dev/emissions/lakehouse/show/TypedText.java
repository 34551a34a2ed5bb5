package dev.emissions.lakehouse.show;

import dev.emissions.lakehouse.Micros;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.TimestampType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads the values that people type, by the type of the column they are compared with. */
final class TypedText {
    private TypedText() {}

    /** The value as a table's row would hold it. */
    static Comparable<?> parse(String column, DataType type, String text) {
        try {
            return parse(type, text);
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            throw Usage.failure("Cannot filter by " + column + ": expected " + expected(type) + ", got " + text);
        } catch (UnsupportedOperationException e) {
            throw Usage.failure("Cannot filter by " + column + ": columns of type " + type + " cannot be compared");
        }
    }

    /** The value for Kernel to choose files by, or empty for types by which it keeps no statistics worth having. */
    static Optional<Literal> literal(DataType type, Object value) {
        if (type instanceof StringType) {
            return Optional.of(Literal.ofString((String) value));
        } else if (type instanceof DateType) {
            return Optional.of(Literal.ofDate(Math.toIntExact(((LocalDate) value).toEpochDay())));
        } else if (type instanceof LongType) {
            return Optional.of(Literal.ofLong((Long) value));
        } else if (type instanceof IntegerType) {
            return Optional.of(Literal.ofInt((Integer) value));
        } else if (type instanceof TimestampType) {
            return Optional.of(Literal.ofTimestamp(Micros.of((Instant) value)));
        }
        return Optional.empty();
    }

    private static Comparable<?> parse(DataType type, String text) {
        if (type instanceof StringType) {
            return text;
        } else if (type instanceof LongType) {
            return Long.valueOf(text);
        } else if (type instanceof IntegerType || type instanceof ShortType || type instanceof ByteType) {
            return Integer.valueOf(text);
        } else if (type instanceof DecimalType) {
            return new BigDecimal(text);
        } else if (type instanceof DoubleType || type instanceof FloatType) {
            return Double.valueOf(text);
        } else if (type instanceof DateType) {
            return LocalDate.parse(text);
        } else if (type instanceof TimestampType) {
            Instant time = instant(text);
            Micros.of(time);
            return time;
        } else if (type instanceof BooleanType && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        } else if (type instanceof BooleanType) {
            throw new NumberFormatException(text);
        }
        throw new UnsupportedOperationException();
    }

    /** A day alone means its start in UTC. */
    private static Instant instant(String text) {
        return text.contains("T")
                ? Instant.parse(text)
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String expected(DataType type) {
        if (type instanceof DateType) {
            return "a day like 2026-03-14";
        } else if (type instanceof TimestampType) {
            return "a UTC time like 2026-03-14T09:26:53Z, or a day";
        } else if (type instanceof BooleanType) {
            return "true or false";
        } else if (type instanceof DecimalType || type instanceof DoubleType || type instanceof FloatType) {
            return "a number like 0.125";
        }
        return "a whole number that fits the column";
    }
}
