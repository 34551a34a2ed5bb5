package dev.emissions.lakehouse;

import java.io.Serializable;

/**
 * What a file holds of one column.
 *
 * @param min smallest value as text (numbers in decimal, timestamps as microseconds since the epoch), or null when all are null
 * @param max largest value, written likewise
 * @param nulls how many rows have none
 */
public record ColumnRange(String min, String max, long nulls) implements Serializable {}
