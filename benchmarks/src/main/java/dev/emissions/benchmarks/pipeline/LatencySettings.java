package dev.emissions.benchmarks.pipeline;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;

/**
 * What is to be measured.
 *
 * @param events published at a time
 * @param rounds how often, without those to warm up
 * @param trigger of the cleaner, as it takes it
 */
record LatencySettings(int events, int rounds, String trigger) {
    LatencySettings {
        if (events < 1 || rounds < 1) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Cannot measure: --events: got " + events + ", expected 1 or more; --rounds: got " + rounds
                            + ", expected 1 or more");
        }
    }
}
