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

    /** Share of the micro-batches' time, without the first third of them, that went into manifest and ledger. */
    double proofShare() {
        List<BatchLine> later = batches.subList(batches.size() / 3, batches.size());
        return later.stream().mapToDouble(BatchLine::proofMillis).sum()
                / later.stream().mapToDouble(BatchLine::tookMillis).sum();
    }

    Optional<Rates> steady() {
        return SteadyState.of(batches);
    }
}
