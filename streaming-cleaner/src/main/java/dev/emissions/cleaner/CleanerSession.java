package dev.emissions.cleaner;

import dev.emissions.lakehouse.Lake;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.sql.SparkSession;

/** The Spark session of a cleaner. */
final class CleanerSession implements AutoCloseable {
    private static final String STREAMED_CHECKPOINTS =
            "org.apache.spark.internal.io.cloud.AbortableStreamBasedCheckpointFileManager";

    private final SparkSession spark;

    private CleanerSession(SparkSession spark) {
        this.spark = spark;
    }

    static CleanerSession open(CleanSettings settings, Lake lake) {
        SparkSession.Builder builder = SparkSession.builder()
                .appName("emissions clean " + settings.topic())
                .master(settings.master())
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.locality.wait", "0s")
                .config("spark.sql.streaming.noDataMicroBatches.enabled", "false")
                .config("spark.sql.streaming.numRecentProgressUpdates", "1");
        lake.sparkProperties().forEach(builder::config);
        if (settings.checkpoint(lake).startsWith("s3a:")) {
            // An object appears whole when its stream is closed; the usual manager's rename is a copy there.
            builder.config("spark.sql.streaming.checkpointFileManagerClass", STREAMED_CHECKPOINTS);
        }
        if (settings.master().startsWith("local")) {
            builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1");
        }
        return new CleanerSession(builder.getOrCreate());
    }

    SparkSession spark() {
        return spark;
    }

    @Override
    public void close() {
        try {
            spark.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the Spark session", e);
        }
    }
}
