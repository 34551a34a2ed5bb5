package dev.emissions.aggregator.events;

import java.io.Serializable;

/**
 * A Parquet file of accepted events of one day.
 *
 * @param day days since 1970-01-01
 */
public record EventFile(String path, long sizeBytes, long modifiedMillis, int day) implements Serializable {}
