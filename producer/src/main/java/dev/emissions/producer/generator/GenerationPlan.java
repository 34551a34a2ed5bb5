package dev.emissions.producer.generator;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Everything that decides what is generated: equal plans make equal events.
 *
 * @param start event time of the first event
 * @param sites number of domains
 * @param anomalyRate share of events with an anomaly
 */
record GenerationPlan(
        long seed, Instant start, Timeline timeline, int sites, IssueMix issues, double anomalyRate, Target target) {
    /** How far behind the clock live events are, so that none comes from the future. */
    static final Duration LIVE_DELAY = Duration.ofSeconds(10);

    long startMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, start);
    }
}
