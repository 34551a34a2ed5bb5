package dev.emissions.benchmarks.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** All that a measurement found, and on what. */
record LatencyResult(
        LatencySettings settings, Machine machine, String commit, Instant measuredAt, double load, List<Round> rounds) {
    LatencyResult {
        rounds = List.copyOf(rounds);
    }

    /**
     * A few events on their way.
     *
     * @param sentToSealed from before the first was sent until the last was sealed
     * @param batches the micro-batches that took them; more than one if the cleaner did not see all at once
     */
    record Round(Duration sentToSealed, List<BatchLine> batches) {
        Round {
            batches = List.copyOf(batches);
        }
    }
}
