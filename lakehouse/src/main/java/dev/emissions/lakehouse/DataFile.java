package dev.emissions.lakehouse;

import java.io.Serializable;
import java.util.Map;

/**
 * A Parquet file that was written and waits to be committed.
 *
 * @param path its full address
 * @param partitionDay value of the table's one date partition column: days since 1970-01-01
 * @param sizeBytes its size
 * @param modifiedMillis when it was written: milliseconds since the epoch
 * @param rows how many rows it holds
 * @param columns what it holds of the table's statistics columns, by column name
 */
public record DataFile(
        String path, int partitionDay, long sizeBytes, long modifiedMillis, long rows, Map<String, ColumnRange> columns)
        implements Serializable {}
