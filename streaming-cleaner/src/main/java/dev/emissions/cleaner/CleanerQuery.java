package dev.emissions.cleaner;

import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.SealNote;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Structured Streaming query: it plans offsets, keeps its checkpoint and runs a {@link MicroBatches} step for each batch. */
final class CleanerQuery {
    /** Ahead of Spark's own hook, which would stop the session under a running batch. */
    private static final int BEFORE_SPARK = 1_000;

    private static final long BATCH_PATIENCE_SECONDS = 120;
    private static final String QUERY_ID = "sql.streaming.queryId";

    private static final Logger LOG = LoggerFactory.getLogger(CleanerQuery.class);

    private final SparkSession spark;
    private final Lake lake;
    private final LakeTables tables;
    private final CleanSettings settings;
    private final SourceTopic source;
    private final String topicId;
    private final Clock clock;
    private final BatchLog log;
    private final List<SealListener> listeners;
    private final SealNotes notes = new SealNotes();
    private final ReentrantLock batchRunning = new ReentrantLock();
    private MicroBatches batches;

    CleanerQuery(
            SparkSession spark,
            Lake lake,
            LakeTables tables,
            CleanSettings settings,
            SourceTopic source,
            List<SealListener> listeners,
            Clock clock,
            PrintWriter out) {
        this.spark = spark;
        this.lake = lake;
        this.tables = tables;
        this.topicId = source.id();
        this.settings = settings;
        this.source = source;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
        this.log = new BatchLog(out, settings, source, clock);
    }

    /** Runs until the topic's end, a signal, or a failure. */
    void run(String startingOffsets) throws TimeoutException {
        try (log) {
            try {
                runOnce(startingOffsets);
            } catch (StreamingQueryException e) {
                if (!SourceMetricsFault.caused(e)) {
                    throw e;
                }
                LOG.info("Starting the query again after the batch that it repeated");
                batches = null;
                runOnce(startingOffsets);
            }
        } catch (StreamingQueryException e) {
            throw QueryFailures.explain(e, settings);
        }
    }

    private void runOnce(String startingOffsets) throws TimeoutException, StreamingQueryException {
        StreamingQuery query = records(startingOffsets)
                .writeStream()
                .queryName("clean " + settings.topic())
                .foreachBatch((VoidFunction2<Dataset<Row>, Long>) this::clean)
                .option("checkpointLocation", settings.checkpoint(lake))
                .trigger(trigger())
                .start();
        Runnable stop = () -> stopAfterBatch(query);
        ShutdownHookManager.get().addShutdownHook(stop, BEFORE_SPARK, BATCH_PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            query.awaitTermination();
        } finally {
            if (!ShutdownHookManager.get().isShutdownInProgress()) {
                ShutdownHookManager.get().removeShutdownHook(stop);
            }
        }
    }

    private Trigger trigger() {
        return settings.trigger()
                .map(every -> Trigger.ProcessingTime(every.toMillis(), TimeUnit.MILLISECONDS))
                .orElseGet(Trigger::AvailableNow);
    }

    private Dataset<Row> records(String startingOffsets) {
        DataStreamReader reader = spark.readStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", settings.brokers().servers())
                .option("subscribe", settings.topic())
                .option("includeHeaders", "true")
                .option("startingOffsets", startingOffsets)
                .option("maxOffsetsPerTrigger", settings.maxEventsPerBatch())
                .option("kafka.isolation.level", "read_committed")
                .option("kafka.max.poll.records", "10000")
                .option("kafka.fetch.max.wait.ms", "50")
                .option("kafka.max.partition.fetch.bytes", String.valueOf(4 << 20))
                .option("kafka.receive.buffer.bytes", String.valueOf(1 << 20));
        settings.brokers().security().forEach((name, value) -> reader.option("kafka." + name, value));
        return reader.load();
    }

    private void clean(Dataset<Row> records, Long batch) throws IOException, InterruptedException {
        batchRunning.lockInterruptibly();
        try {
            if (batches == null) {
                String queryId = records.sparkSession().sparkContext().getLocalProperty(QUERY_ID);
                batches = new MicroBatches(lake, settings, queryId, topicId, tables, clock);
            }
            source.requireId(topicId);
            BatchReport report = batches.run(records, batch);
            Map<Integer, SealNote> fresh = notes.on(report);
            listeners.forEach(listener -> listener.sealed(report, fresh));
            log.write(report);
        } finally {
            batchRunning.unlock();
        }
    }

    /** Waits for the running batch to be sealed, lets no other begin, and ends the query. */
    private void stopAfterBatch(StreamingQuery query) {
        batchRunning.lock();
        try {
            query.stop();
        } catch (TimeoutException e) {
            throw new IllegalStateException("Cannot stop the query in time", e);
        } finally {
            batchRunning.unlock();
        }
    }
}
