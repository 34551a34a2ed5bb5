package dev.emissions.benchmarks.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * One way's process, from start to end.
 *
 * @param load how busy the machine was with other things just before
 * @param counts what became of the events, by the tables; null where none are written
 */
record Run(Way way, int repetition, double load, ProcessCost cost, List<BatchLine> batches, Counts counts) {
    Run {
        batches = List.copyOf(batches);
    }

    long events() {
        return batches.stream().mapToLong(BatchLine::events).sum();
    }

    Rates whole() {
        return Rates.of(events(), cost.wall(), cost.cpu());
    }

    Optional<Rates> steady() {
        return SteadyState.of(batches);
    }
}
