package dev.emissions.producer.generator;

import dev.emissions.producer.publish.StopSignal;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Holds events back to a rate; time lost is caught up for a second at most, so that a pause is not followed by a flood. */
final class Pacer {
    private static final long MOST_BEHIND_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LEAST_SLEEP_NANOS = Duration.ofMillis(1).toNanos();

    private final double nanosPerEvent;
    private final LongSupplier nanoTime;
    private final StopSignal stop;
    private double dueNanos;

    /** @param eventsPerSecond infinite for no limit */
    Pacer(double eventsPerSecond, LongSupplier nanoTime, StopSignal stop) {
        this.nanosPerEvent = 1e9 / eventsPerSecond;
        this.nanoTime = nanoTime;
        this.stop = stop;
        this.dueNanos = nanoTime.getAsLong();
    }

    /** Waits until the next event is due. */
    void await() {
        if (nanosPerEvent == 0) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (dueNanos - now > LEAST_SLEEP_NANOS) {
            stop.sleep(Duration.ofNanos((long) (dueNanos - now)));
        }
        dueNanos = Math.max(dueNanos, (double) (now - MOST_BEHIND_NANOS)) + nanosPerEvent;
    }

    /** Whether the next event is due already. */
    boolean isBehind(long nowNanos) {
        return dueNanos < nowNanos;
    }
}
