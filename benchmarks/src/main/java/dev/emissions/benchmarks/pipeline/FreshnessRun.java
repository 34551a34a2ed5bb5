package dev.emissions.benchmarks.pipeline;

import java.time.Duration;

/**
 * What one way did under the stream.
 *
 * @param load how busy the machine was with other things just before
 * @param published events that came in, those to warm up left out
 * @param unread events that it had not got to some minutes after the last one came
 * @param cpu of the way's process while they came in
 * @param table what it left behind
 */
record FreshnessRun(Way way, double load, long published, long unread, Duration cpu, VisibleRows table) {
    double cpuSecondsPerMillion() {
        return Rates.seconds(cpu) / (published / 1e6);
    }
}
