package dev.emissions.proof.verify;

import dev.emissions.lakehouse.OffsetRanges;
import dev.emissions.proof.ledger.SourcePartition;
import java.util.ArrayList;
import java.util.List;

/** Which offsets are verified, and where each partition is sealed. Read only once it is complete. */
final class Scope {
    /** How much of the sealed offsets is in the scope. */
    enum Extent {
        ALL,
        PART
    }

    private final Partitions partitions;
    private final Extent extent;
    private final List<OffsetRanges> ranges = new ArrayList<>();
    private final List<Sealed> sealed = new ArrayList<>();

    Scope(Partitions partitions, Extent extent) {
        this.partitions = partitions;
        this.extent = extent;
    }

    /** First sealed offset and end (exclusive) of the sealed ones. */
    record Sealed(long first, long end) {}

    /** Adds a partition with the offsets to verify, in ascending order. */
    void add(SourcePartition source, Sealed bounds, OffsetRanges toVerify) {
        int number = partitions.add(source);
        if (number != ranges.size()) {
            throw new IllegalArgumentException("Cannot add " + source + " twice");
        }
        ranges.add(toVerify);
        sealed.add(bounds);
    }

    Partitions partitions() {
        return partitions;
    }

    boolean isPart() {
        return extent == Extent.PART;
    }

    OffsetRanges ranges(int partition) {
        return ranges.get(partition);
    }

    Sealed sealed(int partition) {
        return sealed.get(partition);
    }

    boolean contains(int partition, long offset) {
        OffsetRanges of = ranges.get(partition);
        int low = 0;
        int high = of.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (offset < of.from(middle)) {
                high = middle - 1;
            } else if (offset >= of.until(middle)) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** Whether any offset from {@code from} until {@code until} is to be verified. */
    boolean touches(int partition, long from, long until) {
        return clip(partition, from, until).size() > 0;
    }

    /** The offsets to verify among those from {@code from} until {@code until}. */
    OffsetRanges clip(int partition, long from, long until) {
        OffsetRanges of = ranges.get(partition);
        OffsetRanges clipped = new OffsetRanges();
        for (int i = firstEndingAfter(of, from); i < of.size() && of.from(i) < until; i++) {
            clipped.add(Math.max(from, of.from(i)), Math.min(until, of.until(i)));
        }
        return clipped;
    }

    /** How many offsets there are to verify. */
    long offsets() {
        return ranges.stream().mapToLong(OffsetRanges::count).sum();
    }

    private static int firstEndingAfter(OffsetRanges of, long offset) {
        int low = 0;
        int high = of.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (of.until(middle) <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
