package dev.emissions.benchmarks.pipeline;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.columns.FileColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.io.LocalInputFile;

/** When the broker got the records of a data file's rows. */
final class KafkaTimestamps {
    private static final long MICROS_PER_MILLI = 1000;

    private KafkaTimestamps() {}

    /** Hands each row's timestamp over, in milliseconds since the epoch. */
    static void read(Path file, LongConsumer visitor) throws IOException {
        FileColumns.read(
                new LocalInputFile(file),
                new Configuration(false),
                List.of(CleanedTable.KAFKA_TIMESTAMP),
                row -> visitor.accept(row.longAt(0) / MICROS_PER_MILLI));
    }
}
