package dev.emissions.benchmarks.pipeline;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be measured.
 *
 * @param runs how often each way runs
 * @param maxEventsPerBatch events that a micro-batch takes at most, for every way
 */
record ThroughputSettings(long events, int partitions, int runs, long maxEventsPerBatch, long seed, List<Way> ways) {
    ThroughputSettings {
        ways = List.copyOf(ways);
        List<String> violations = new ArrayList<>();
        atLeastOne(violations, "--events", events);
        atLeastOne(violations, "--partitions", partitions);
        atLeastOne(violations, "--runs", runs);
        atLeastOne(violations, "--max-events-per-batch", maxEventsPerBatch);
        if (!violations.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "Cannot measure: " + String.join("; ", violations));
        }
    }

    private static void atLeastOne(List<String> violations, String option, long value) {
        if (value < 1) {
            violations.add(option + ": got " + value + ", expected 1 or more");
        }
    }
}
