package dev.emissions.benchmarks.pipeline;

import java.time.Duration;

/** How fast, and for how much CPU time, events were handled. */
record Rates(double eventsPerSecond, double cpuSecondsPerMillion) {
    private static final double NANOS_PER_SECOND = 1e9;

    static Rates of(long events, Duration wall, Duration cpu) {
        return new Rates(events / seconds(wall), seconds(cpu) / (events / 1e6));
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }
}
