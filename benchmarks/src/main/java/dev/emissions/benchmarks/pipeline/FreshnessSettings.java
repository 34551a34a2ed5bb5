package dev.emissions.benchmarks.pipeline;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.time.Duration;

/**
 * What is to be measured.
 *
 * @param length how long events come in
 * @param rate events per second
 * @param trigger of our cleaner, as it takes it
 */
record FreshnessSettings(Duration length, int rate, String trigger) {
    private static final Duration MOST_LEAD_IN = Duration.ofMinutes(1);
    private static final int LEAD_IN_OF = 4;

    FreshnessSettings {
        if (length.toMinutes() < 1 || rate < 1) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Cannot measure: --minutes: got " + length.toMinutes() + ", expected 1 or more; --rate: got " + rate
                            + ", expected 1 or more");
        }
    }

    /** How long the first events do not count, for the compilers are at work. */
    Duration leadIn() {
        Duration part = length.dividedBy(LEAD_IN_OF);
        return part.compareTo(MOST_LEAD_IN) < 0 ? part : MOST_LEAD_IN;
    }
}
