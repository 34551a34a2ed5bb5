package dev.emissions.benchmarks.pipeline;

import java.time.Instant;
import java.util.List;

/** All that a measurement found, and on what. */
record FreshnessResult(
        FreshnessSettings settings, Machine machine, String commit, Instant measuredAt, List<FreshnessRun> runs) {
    FreshnessResult {
        runs = List.copyOf(runs);
    }

    FreshnessRun of(Way way) {
        return runs.stream().filter(run -> run.way() == way).findFirst().orElseThrow();
    }
}
