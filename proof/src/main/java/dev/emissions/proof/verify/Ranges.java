package dev.emissions.proof.verify;

import dev.emissions.lakehouse.OffsetRanges;

/** Sets of offsets. */
final class Ranges {
    private Ranges() {}

    /** Each offset once, ascending, whatever overlaps joined. */
    static OffsetRanges union(OffsetRanges ranges) {
        OffsetRanges sorted = ranges.sorted();
        OffsetRanges union = new OffsetRanges();
        long end = Long.MIN_VALUE;
        for (int i = 0; i < sorted.size(); i++) {
            union.add(Math.max(end, sorted.from(i)), sorted.until(i));
            end = Math.max(end, sorted.until(i));
        }
        return union;
    }
}
