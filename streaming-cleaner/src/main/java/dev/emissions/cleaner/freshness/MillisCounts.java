package dev.emissions.cleaner.freshness;

import java.io.Serializable;

/**
 * How often each length of time occurred, in milliseconds, to within about three percent: buckets that widen with the length, sixteen to
 * each doubling. What is negative counts as nothing, and more than 34 years as 34 years. Not for use by several threads.
 */
public final class MillisCounts implements Serializable {
    private static final int SUB_BITS = 4;
    private static final int SUBS = 1 << SUB_BITS;
    private static final int MOST_BITS = 40;

    private final long[] counts = new long[bucket(Long.MAX_VALUE) + 1];
    private long total;

    /** Counts one. */
    public void add(long millis) {
        counts[bucket(millis)]++;
        total++;
    }

    void add(long millis, long times) {
        counts[bucket(millis)] += times;
        total += times;
    }

    void add(MillisCounts other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
    }

    /** Takes back what was added before. */
    void remove(MillisCounts other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] -= other.counts[i];
        }
        total -= other.total;
    }

    /** The same counts with every length longer by so much. */
    MillisCounts longerBy(long millis) {
        MillisCounts longer = new MillisCounts();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                longer.add(middle(i) + millis, counts[i]);
            }
        }
        return longer;
    }

    public long total() {
        return total;
    }

    /**
     * The length that so many percent do not exceed; 0 if nothing was counted.
     *
     * @param percent above 0, at most 100
     */
    public long percentile(double percent) {
        long rank = Math.max(1, (long) Math.ceil(total * percent / 100));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return middle(i);
            }
        }
        return 0;
    }

    private static int bucket(long millis) {
        if (millis < SUBS) {
            return (int) Math.max(0, millis);
        }
        long value = Math.min(millis, (1L << MOST_BITS) - 1);
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - SUB_BITS;
        return SUBS + exponent * SUBS + (int) (value >>> exponent) - SUBS;
    }

    private static long middle(int bucket) {
        if (bucket < SUBS) {
            return bucket;
        }
        int exponent = (bucket - SUBS) / SUBS;
        long low = (long) (SUBS + (bucket - SUBS) % SUBS) << exponent;
        return low + (1L << exponent) / 2;
    }
}
