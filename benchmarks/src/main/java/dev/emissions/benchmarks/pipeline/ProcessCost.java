package dev.emissions.benchmarks.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What a process used from its start to its end.
 *
 * @param cpu of all its threads and of the processes that it waited for
 * @param peakMemoryBytes most memory that was resident at one time
 */
record ProcessCost(Duration wall, Duration cpu, long peakMemoryBytes) {
    private static final long SAMPLE_MILLIS = 100;
    private static final long BYTES_PER_KIB = 1024;
    private static final long TICKS_PER_SECOND = 100;
    /** In {@code /proc/self/stat}, counted from behind the name: user and system time of ended children. */
    private static final int CHILDREN_USER_TIME = 13;

    /** A process to start. */
    @FunctionalInterface
    interface Start {
        Process begin();
    }

    /** Starts the process and waits for it; no other child of this process may end meanwhile. */
    static ProcessCost measure(Start start) throws InterruptedException {
        Duration cpuBefore = cpuOfEndedChildren();
        long begin = System.nanoTime();
        Process process = start.begin();
        long peak = 0;
        while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakMemory(process.pid()));
        }
        Duration wall = Duration.ofNanos(System.nanoTime() - begin);
        return new ProcessCost(wall, cpuOfEndedChildren().minus(cpuBefore), peak);
    }

    private static Duration cpuOfEndedChildren() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = Long.parseLong(fields[CHILDREN_USER_TIME]) + Long.parseLong(fields[CHILDREN_USER_TIME + 1]);
            return Duration.ofNanos(TimeUnit.SECONDS.toNanos(ticks) / TICKS_PER_SECOND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot measure CPU time: expected a Linux with /proc", e);
        }
    }

    private static long peakMemory(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KIB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            // It has just ended.
            return 0;
        }
    }
}
