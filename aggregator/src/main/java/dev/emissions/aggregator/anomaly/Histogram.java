package dev.emissions.aggregator.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How often each integer occurred: medians and deviations are exact, and the same in whatever order values were added or histograms
 * merged. Sparse: an open-addressed table that grows with the number of different values.
 */
final class Histogram implements Serializable {
    private static final int SMALLEST = 2;
    /** Spreads neighbouring values over the table: 2^32 divided by the golden ratio. */
    private static final int SPREAD = 0x9E3779B9;

    private int[] values = new int[SMALLEST];
    private long[] counts = new long[SMALLEST];
    private int distinct;
    private long total;

    void add(int value) {
        add(value, 1);
    }

    void add(int value, long count) {
        if (2 * (distinct + 1) > values.length) {
            grow();
        }
        int slot = slot(value);
        if (counts[slot] == 0) {
            values[slot] = value;
            distinct++;
        }
        counts[slot] += count;
        total += count;
    }

    void add(Histogram other) {
        addLess(other, 0);
    }

    /** Adds the other's values, each less the given one. */
    void addLess(Histogram other, int less) {
        for (int slot = 0; slot < other.values.length; slot++) {
            if (other.counts[slot] > 0) {
                add(other.values[slot] - less, other.counts[slot]);
            }
        }
    }

    /** How many values were added. */
    long total() {
        return total;
    }

    /** How many different values were added: a measure of the memory in use. */
    int distinct() {
        return distinct;
    }

    /** The middle value, the lower one of the two middle values of an even number. */
    int median() {
        if (total == 0) {
            throw new IllegalStateException("Cannot take the median: no values");
        }
        long before = (total - 1) / 2;
        int[] sorted = sortedValues();
        int index = 0;
        while (before >= counts[slot(sorted[index])]) {
            before -= counts[slot(sorted[index])];
            index++;
        }
        return sorted[index];
    }

    /** Median of the distances from {@code center}. */
    int medianDeviation(int center) {
        Histogram distances = new Histogram();
        for (int slot = 0; slot < values.length; slot++) {
            if (counts[slot] > 0) {
                distances.add(Math.abs(values[slot] - center), counts[slot]);
            }
        }
        return distances.median();
    }

    /** Mean of the distances from {@code center}. */
    double meanDeviation(int center) {
        long sum = 0;
        for (int slot = 0; slot < values.length; slot++) {
            sum += counts[slot] * Math.abs(values[slot] - center);
        }
        return (double) sum / total;
    }

    private int[] sortedValues() {
        int[] sorted = new int[distinct];
        int next = 0;
        for (int slot = 0; slot < values.length; slot++) {
            if (counts[slot] > 0) {
                sorted[next++] = values[slot];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    private int slot(int value) {
        int mask = values.length - 1;
        int slot = (value * SPREAD) >>> Integer.numberOfLeadingZeros(mask);
        while (counts[slot] > 0 && values[slot] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldValues = values;
        long[] oldCounts = counts;
        values = new int[2 * oldValues.length];
        counts = new long[values.length];
        for (int old = 0; old < oldValues.length; old++) {
            if (oldCounts[old] > 0) {
                int slot = slot(oldValues[old]);
                values[slot] = oldValues[old];
                counts[slot] = oldCounts[old];
            }
        }
    }

    /** Writes the form in which histograms travel between tasks. */
    void writeTo(DataOutput out) throws IOException {
        out.writeInt(distinct);
        for (int slot = 0; slot < values.length; slot++) {
            if (counts[slot] > 0) {
                out.writeInt(values[slot]);
                out.writeLong(counts[slot]);
            }
        }
    }

    /** Adds the values of a histogram in that form. */
    void addFrom(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            add(in.readInt(), in.readLong());
        }
    }
}
