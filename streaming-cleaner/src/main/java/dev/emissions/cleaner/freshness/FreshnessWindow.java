package dev.emissions.cleaner.freshness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fresh the records of the last minute's seals were. Not for use by several threads. */
public final class FreshnessWindow {
    private static final Duration LENGTH = Duration.ofMinutes(1);

    private final Deque<Seal> seals = new ArrayDeque<>();
    private final MillisCounts sum = new MillisCounts();

    private record Seal(Instant at, MillisCounts freshness) {}

    /**
     * Takes in a sealed batch and forgets those of more than a minute before it; a batch without records changes nothing.
     *
     * @param ages of its records at the time {@code agesAt}
     */
    public void seal(MillisCounts ages, Instant agesAt, Instant sealedAt) {
        if (ages.total() == 0) {
            return;
        }
        MillisCounts freshness =
                ages.longerBy(Duration.between(agesAt, sealedAt).toMillis());
        seals.add(new Seal(sealedAt, freshness));
        sum.add(freshness);
        while (seals.peek().at().isBefore(sealedAt.minus(LENGTH))) {
            sum.remove(seals.remove().freshness());
        }
    }

    /** From the broker's append to the seal; the result must not be changed. */
    public MillisCounts freshness() {
        return sum;
    }
}
