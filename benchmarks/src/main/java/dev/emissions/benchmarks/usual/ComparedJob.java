package dev.emissions.benchmarks.usual;

import dev.emissions.lakehouse.Lake;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/** A streaming job under the conditions of {@code emissions clean}: session, source, checkpoint and report. */
final class ComparedJob {
    private static final String STREAMED_CHECKPOINTS =
            "org.apache.spark.internal.io.cloud.AbortableStreamBasedCheckpointFileManager";

    private ComparedJob() {}

    /** What is done with the topic's records. */
    @FunctionalInterface
    interface Query {
        /** The sink; the job adds the rest. */
        DataStreamWriter<Row> over(Dataset<Row> records, Lake lake);
    }

    static void run(JobOptions options, Query query) throws IOException, TimeoutException, StreamingQueryException {
        Lake lake = Lake.open(options.lake());
        try (var report = new BatchReports(options.report(), Clock.systemUTC());
                SparkSession spark = session(lake)) {
            spark.streams().addListener(report);
            query.over(records(spark, options), lake)
                    .option("checkpointLocation", lake.pathOf("ops/checkpoint"))
                    .trigger(options.availableNow() ? Trigger.AvailableNow() : Trigger.ProcessingTime(0))
                    .start()
                    .awaitTermination();
        }
    }

    private static SparkSession session(Lake lake) {
        SparkSession.Builder builder = SparkSession.builder()
                .appName("bench")
                .master("local[*]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.locality.wait", "0s")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.streaming.noDataMicroBatches.enabled", "false")
                .config("spark.sql.streaming.checkpointFileManagerClass", STREAMED_CHECKPOINTS)
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .config("spark.sql.parquet.compression.codec", "zstd")
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                // Sized to a small machine, as anyone would who looks at it once.
                .config("spark.sql.shuffle.partitions", Runtime.getRuntime().availableProcessors())
                .config("spark.databricks.delta.snapshotPartitions", "2");
        lake.sparkProperties().forEach(builder::config);
        return builder.getOrCreate();
    }

    private static Dataset<Row> records(SparkSession spark, JobOptions options) {
        return spark.readStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", options.kafka().bootstrapServers())
                .option("subscribe", options.kafka().topic())
                .option("includeHeaders", "true")
                .option("startingOffsets", "earliest")
                .option("maxOffsetsPerTrigger", options.maxEventsPerBatch())
                .option("kafka.max.poll.records", "10000")
                .option("kafka.fetch.max.wait.ms", "50")
                .option("kafka.max.partition.fetch.bytes", String.valueOf(4 << 20))
                .option("kafka.receive.buffer.bytes", String.valueOf(1 << 20))
                .load();
    }
}
