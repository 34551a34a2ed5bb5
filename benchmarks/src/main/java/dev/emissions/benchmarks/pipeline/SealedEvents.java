package dev.emissions.benchmarks.pipeline;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Follows the report of a job that runs as a stream. */
final class SealedEvents {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 5;

    private final BenchStack stack;
    private final Process job;
    private final String name;
    private final Path report;
    private int seen;

    /**
     * Follows the job's report.
     *
     * @param name of the job's log
     */
    SealedEvents(BenchStack stack, Process job, String name, Path report) {
        this.stack = stack;
        this.job = job;
        this.name = name;
        this.report = report;
    }

    /** Waits for so many more events; returns the micro-batches that took them. */
    List<BatchLine> await(long events) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            List<BatchLine> lines = BatchLine.read(report);
            List<BatchLine> fresh = lines.subList(seen, lines.size());
            if (fresh.stream().mapToLong(BatchLine::events).sum() >= events) {
                seen = lines.size();
                return fresh;
            }
            requireRunning();
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        throw new CommandFailure(
                ExitCode.DATA, "Cannot measure: " + name + " did not seal " + events + " events within " + PATIENCE);
    }

    /** Fails if the job has ended. */
    void requireRunning() {
        if (!job.isAlive()) {
            stack.requireSuccess(job, name, name);
            throw new CommandFailure(ExitCode.DATA, "Cannot measure: " + name + " ended by itself");
        }
    }
}
