package dev.emissions.producer.generator;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Which event time each position of a run has. */
interface Timeline {
    /** How far events of one moment arrive out of order. */
    long JITTER_MICROS = 2_000_000;

    /** Microseconds since 1970 at which the position's event happens, before its jitter. */
    long eventMicros(long position);

    /** Microseconds since 1970 when the position's event is expected to reach the broker. */
    long arrivalMicros(long position);

    /**
     * Spreads {@code count} events over the span with daily and weekly cycles; positions beyond the count start over. All are expected
     * to arrive at the end of the span.
     */
    static Timeline spread(Instant start, Duration span, long count) {
        Traffic traffic = new Traffic(start, span);
        long end = micros(start.plus(span));
        return new Timeline() {
            @Override
            public long eventMicros(long position) {
                return traffic.microsAt((double) (position % count) / count);
            }

            @Override
            public long arrivalMicros(long position) {
                return end;
            }
        };
    }

    /** Events that happen evenly, as fast as they are sent, and arrive soon after. */
    static Timeline live(Instant start, double eventsPerSecond) {
        long from = micros(start);
        return new Timeline() {
            @Override
            public long eventMicros(long position) {
                return from + (long) (position / eventsPerSecond * 1e6);
            }

            @Override
            public long arrivalMicros(long position) {
                return eventMicros(position) + GenerationPlan.LIVE_DELAY.toNanos() / 1000;
            }
        };
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
