package dev.emissions.benchmarks.pipeline;

/** How often each length of time occurred, by the millisecond, up to ten minutes; what is longer counts as that. */
final class MillisHistogram {
    private static final int MOST = 600_000;

    private final long[] counts = new long[MOST + 1];
    private long total;

    void add(long millis) {
        counts[(int) Math.max(0, Math.min(millis, MOST))]++;
        total++;
    }

    long total() {
        return total;
    }

    /** The length that so many percent do not exceed; 0 if nothing was counted. */
    long percentile(double percent) {
        long rank = Math.max(1, (long) Math.ceil(total * percent / 100));
        long seen = 0;
        for (int millis = 0; millis < counts.length; millis++) {
            seen += counts[millis];
            if (seen >= rank) {
                return millis;
            }
        }
        return 0;
    }
}
