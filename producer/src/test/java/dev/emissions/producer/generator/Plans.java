package dev.emissions.producer.generator;

import java.time.Duration;
import java.time.Instant;

/** Plans for tests, and what they make. */
final class Plans {
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final Duration SPAN = Duration.ofDays(2);
    static final long COUNT = 20_000;

    private Plans() {}

    static GenerationPlan of(long seed, String issues, double anomalyRate, Target target) {
        return new GenerationPlan(
                seed,
                START,
                Timeline.spread(START, SPAN, COUNT),
                300,
                IssueMix.parse(issues, target),
                anomalyRate,
                target);
    }

    static EventGenerator generator(long seed, String issues) {
        return new EventGenerator(of(seed, issues, 0.002, Target.KAFKA));
    }
}
