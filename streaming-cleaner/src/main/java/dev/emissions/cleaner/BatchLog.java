package dev.emissions.cleaner;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.emissions.cleaner.Manifest.Totals;
import dev.emissions.cleaner.Phases.Phase;
import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tells people, and the report file, what each micro-batch did, and at the end what all of them did. */
final class BatchLog implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final SourceTopic source;
    private final Clock clock;
    private final BufferedWriter report;
    private final Instant begin;
    private long batches;
    private long cleaned;
    private long quarantined;
    private long duplicates;
    private long gaps;

    BatchLog(PrintWriter out, CleanSettings settings, SourceTopic source, Clock clock) {
        this.out = out;
        this.source = source;
        this.clock = clock;
        this.begin = clock.instant();
        try {
            this.report = settings.report().isPresent()
                    ? Files.newBufferedWriter(settings.report().orElseThrow())
                    : null;
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Cannot write --report " + settings.report().orElseThrow() + ": " + e
                            + "; expected a file in an existing folder",
                    e);
        }
    }

    void write(BatchReport batch) throws IOException {
        Totals totals = batch.totals();
        batches++;
        cleaned += totals.cleaned();
        quarantined += totals.quarantined();
        duplicates += totals.duplicates();
        gaps += totals.gaps();
        long lag = lag(batch);
        double seconds = batch.took().toNanos() / 1e9;
        double rate = totals.offsets() / Math.max(seconds, 1e-9);
        out.printf(
                Locale.ROOT,
                "batch %d: %,d events in %.2f s, %,.0f/s: %s; %,d behind%s%n",
                batch.batch(),
                totals.offsets(),
                seconds,
                rate,
                dispositions(totals),
                lag,
                lag == 0 ? "" : String.format(Locale.ROOT, ", about %.0f s left", Math.ceil(lag / rate)));
        if (report != null) {
            writeReport(batch, lag);
        }
    }

    private static String dispositions(Totals totals) {
        return String.format(
                Locale.ROOT,
                "%,d cleaned, %,d quarantined, %,d duplicates, %,d gaps",
                totals.cleaned(),
                totals.quarantined(),
                totals.duplicates(),
                totals.gaps());
    }

    private long lag(BatchReport batch) {
        long behind = 0;
        for (var end : source.ends(batch.ranges().keySet()).entrySet()) {
            behind += Math.max(
                    0, end.getValue() - batch.ranges().get(end.getKey()).until());
        }
        return behind;
    }

    private void writeReport(BatchReport batch, long lag) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("batch", batch.batch());
        line.put("sealed_at", clock.instant().toString());
        line.put("took_ms", batch.took().toMillis());
        for (Phase phase : Phase.values()) {
            String name = phase.name().toLowerCase(Locale.ROOT) + "_ms";
            line.put(name, batch.phases().spent(phase).toMillis());
        }
        line.put("process_cpu_ms", processCpu().toMillis());
        line.put("cleaned", batch.totals().cleaned());
        line.put("quarantined", batch.totals().quarantined());
        line.put("duplicates", batch.totals().duplicates());
        line.put("gaps", batch.totals().gaps());
        line.put("lag", lag);
        report.write(JSON.writeValueAsString(line));
        report.newLine();
        report.flush();
    }

    /** CPU time that this process has used since its start, over all its threads. */
    private static Duration processCpu() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Duration.ofNanos(system.getProcessCpuTime());
    }

    @Override
    public void close() {
        double seconds = Duration.between(begin, clock.instant()).toNanos() / 1e9;
        out.printf(
                Locale.ROOT,
                "%,d events in %d batches, %.1f s: %s%n",
                cleaned + quarantined + duplicates + gaps,
                batches,
                seconds,
                dispositions(new Totals(cleaned, quarantined, duplicates, gaps)));
        out.flush();
        if (report != null) {
            try {
                report.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("Cannot finish the report", e);
            }
        }
    }
}
