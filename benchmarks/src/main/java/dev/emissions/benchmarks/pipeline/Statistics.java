package dev.emissions.benchmarks.pipeline;

import java.util.stream.DoubleStream;

/** Order statistics of a few measured values. */
final class Statistics {
    private Statistics() {}

    /** The one in the middle, or the mean of the two there; NaN for none. */
    static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int upper = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[upper] : (sorted[upper - 1] + sorted[upper]) / 2;
    }

    /** The smallest of the values that at least this percentage of them does not exceed; NaN for none. */
    static double percentile(double percentage, DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percentage / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }
}
