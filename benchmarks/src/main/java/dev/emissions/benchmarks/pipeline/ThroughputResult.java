package dev.emissions.benchmarks.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** All that a measurement found, and on what. */
record ThroughputResult(
        ThroughputSettings settings, Machine machine, String commit, Instant measuredAt, List<Run> runs) {
    ThroughputResult {
        runs = List.copyOf(runs);
    }

    /** Median over the runs of the way. */
    double median(Way way, ToDoubleFunction<Run> figure) {
        return Statistics.median(runs.stream().filter(run -> run.way() == way).mapToDouble(figure));
    }

    /** Median over the runs of the way that were long enough; NaN if none was. */
    double steadyMedian(Way way, ToDoubleFunction<Rates> figure) {
        return Statistics.median(runs.stream()
                .filter(run -> run.way() == way)
                .map(Run::steady)
                .flatMap(Optional::stream)
                .mapToDouble(figure));
    }
}
