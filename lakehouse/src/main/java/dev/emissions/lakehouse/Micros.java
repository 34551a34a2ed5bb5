package dev.emissions.lakehouse;

import java.time.Instant;

/**
 * Times as the tables keep them: microseconds since the epoch. Unlike {@link java.time.temporal.ChronoUnit#between}, which counts nanoseconds
 * on its way, they reach beyond the years 1677 and 2262, which a rejected event may state.
 */
public final class Micros {
    private static final long PER_SECOND = 1_000_000;
    private static final long NANOS = 1_000;

    private Micros() {}

    /** Throws ArithmeticException if the time is farther from the epoch than a long can tell. */
    public static long of(Instant time) {
        long fraction = time.getNano() / NANOS;
        long seconds = time.getEpochSecond();
        return seconds < 0
                ? Math.addExact(Math.multiplyExact(seconds + 1, PER_SECOND), fraction - PER_SECOND)
                : Math.addExact(Math.multiplyExact(seconds, PER_SECOND), fraction);
    }
}
