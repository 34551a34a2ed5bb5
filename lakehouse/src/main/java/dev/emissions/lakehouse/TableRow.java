package dev.emissions.lakehouse;

import java.util.List;

/**
 * One row of a table, as Java objects: Boolean, Integer (up to 32 bits), Long, Double, BigDecimal, String, byte[], LocalDate, Instant,
 * LocalDateTime, List, and Map for both maps and structs; null where the row has no value.
 *
 * @param columns names, in the order asked for; shared by all rows of a scan
 * @param values as many, in the same order; may hold nulls
 */
public record TableRow(List<String> columns, List<Object> values) {
    /** The value of the column, or null; throws IllegalArgumentException if the scan did not ask for the column. */
    public Object value(String column) {
        int ordinal = columns.indexOf(column);
        if (ordinal < 0) {
            throw new IllegalArgumentException("No column " + column + " in " + columns);
        }
        return values.get(ordinal);
    }
}
