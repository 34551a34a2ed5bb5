package dev.emissions.lakehouse;

import io.delta.kernel.types.StructType;
import java.util.List;
import java.util.Map;

/**
 * What a table of the lake promises its readers and writers.
 *
 * @param name SQL name, without the {@code emissions.} database
 * @param path where it lies below the lake's root
 * @param description one sentence for people who list the tables
 * @param schema every column, in order, partition columns included
 * @param partitionColumns columns whose values are folders, outermost first
 * @param statisticsColumns columns whose smallest and largest values the log keeps per file, because people filter by them
 * @param properties Delta table properties set at creation
 */
public record TableContract(
        String name,
        String path,
        String description,
        StructType schema,
        List<String> partitionColumns,
        List<String> statisticsColumns,
        Map<String, String> properties) {
    /**
     * Of a table with a commit for each micro-batch. A checkpoint names every file of the table, and so soon costs more than
     * the commits that it spares readers: at two batches a second, one each ten commits took a fifth of a core.
     */
    static final Map<String, String> OF_A_STREAM = Map.of("delta.checkpointInterval", "50");

    public TableContract {
        partitionColumns = List.copyOf(partitionColumns);
        statisticsColumns = List.copyOf(statisticsColumns);
        properties = Map.copyOf(properties);
        requireColumns(schema, partitionColumns);
        requireColumns(schema, statisticsColumns);
    }

    private static void requireColumns(StructType schema, List<String> columns) {
        for (String column : columns) {
            if (schema.indexOf(column) < 0) {
                throw new IllegalArgumentException("Cannot declare table: column " + column + " is not in " + schema);
            }
        }
    }
}
