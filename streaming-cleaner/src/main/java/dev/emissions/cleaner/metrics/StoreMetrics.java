package dev.emissions.cleaner.metrics;

import dev.emissions.lakehouse.Lake;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.statistics.IOStatisticsSupport;

/** What this process asks of the S3 server, by the S3 client's own counts. */
public final class StoreMetrics {
    private StoreMetrics() {}

    /** Registers the metrics; a lake in a folder has none, and they stay 0. */
    public static void register(MeterRegistry registry, Lake lake) {
        try {
            FileSystem store = new Path(lake.root()).getFileSystem(lake.configuration());
            count(store, "emissions.s3.requests", "store_io_request")
                    .description(
                            "Requests to the S3 server by this process, those of the checkpoint and of executors on"
                                    + " other machines left out.")
                    .register(registry);
            count(store, "emissions.s3.retries", "store_io_retry")
                    .description("Requests to the S3 server that had to be made again.")
                    .register(registry);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot reach " + lake.root(), e);
        }
    }

    private static FunctionCounter.Builder<FileSystem> count(FileSystem store, String name, String statistic) {
        return FunctionCounter.builder(name, store, counted -> counted(counted, statistic));
    }

    private static double counted(FileSystem store, String statistic) {
        var statistics = IOStatisticsSupport.retrieveIOStatistics(store);
        Map<String, Long> counters = statistics == null ? Map.of() : statistics.counters();
        return (double) counters.getOrDefault(statistic, 0L);
    }
}
