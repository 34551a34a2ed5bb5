package dev.emissions.benchmarks.usual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.streaming.SourceProgress;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/**
 * Writes a JSON line for each micro-batch, in the form of {@code emissions clean --report}.
 *
 * <p>Events are counted by offsets: a batch that reads its rows twice does not have twice as many.
 */
final class BatchReports extends StreamingQueryListener implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Clock clock;
    private final BufferedWriter out;
    private long offsetsBefore;

    BatchReports(Path file, Clock clock) throws IOException {
        this.clock = clock;
        this.out = Files.newBufferedWriter(file);
    }

    @Override
    public void onQueryStarted(QueryStartedEvent event) {
        // Nothing to report yet.
    }

    @Override
    public void onQueryProgress(QueryProgressEvent event) {
        StreamingQueryProgress progress = event.progress();
        try {
            long offsets = 0;
            for (SourceProgress source : progress.sources()) {
                offsets += sum(source.endOffset());
            }
            if (offsets > offsetsBefore) {
                out.write(line(progress, offsets - offsetsBefore));
                out.newLine();
                out.flush();
            }
            offsetsBefore = offsets;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the report", e);
        }
    }

    private String line(StreamingQueryProgress progress, long events) {
        return JSON.createObjectNode()
                .put("batch", progress.batchId())
                .put("sealed_at", clock.instant().toString())
                .put("took_ms", progress.durationMs().get("addBatch"))
                .put("process_cpu_ms", TimeUnit.NANOSECONDS.toMillis(process.getProcessCpuTime()))
                .put("events", events)
                .toString();
    }

    /** Adds up {@code {"topic": {"0": 17, "1": 4}}}. */
    private static long sum(String offsets) throws IOException {
        long sum = 0;
        for (JsonNode topic : JSON.readTree(offsets)) {
            for (JsonNode offset : topic) {
                sum += offset.longValue();
            }
        }
        return sum;
    }

    @Override
    public void onQueryTerminated(QueryTerminatedEvent event) {
        // The process ends with its query.
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
