package dev.emissions.benchmarks.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The part of a run behind the start of the process and the work of its compiler: its micro-batches without the first third, and
 * without a last one that only holds what was left.
 */
final class SteadyState {
    private static final int LEFT_OUT_OF = 3;

    private SteadyState() {}

    /** From seal to seal, so with all that happens between two batches; empty for fewer than two batches of usual size. */
    static Optional<Rates> of(List<BatchLine> batches) {
        List<BatchLine> usual = withoutRest(batches);
        int leftOut = (usual.size() + LEFT_OUT_OF - 1) / LEFT_OUT_OF;
        if (leftOut < 1 || leftOut >= usual.size()) {
            return Optional.empty();
        }
        BatchLine before = usual.get(leftOut - 1);
        BatchLine last = usual.get(usual.size() - 1);
        long events = usual.subList(leftOut, usual.size()).stream()
                .mapToLong(BatchLine::events)
                .sum();
        return Optional.of(Rates.of(
                events,
                Duration.between(before.sealedAt(), last.sealedAt()),
                Duration.ofMillis(last.processCpuMillis() - before.processCpuMillis())));
    }

    private static List<BatchLine> withoutRest(List<BatchLine> batches) {
        double usual = Statistics.median(batches.stream().mapToDouble(BatchLine::events));
        int end = batches.size();
        while (end > 0 && batches.get(end - 1).events() < usual / 2) {
            end--;
        }
        return batches.subList(0, end);
    }
}
