package dev.emissions.aggregator.anomaly;

/** The robust statistics behind the flags. */
final class Robust {
    /** Events below which a group is too small to judge by. */
    static final int ENOUGH_EVENTS = 30;

    private static final double MAD_TO_SIGMA = 0.6745;
    /** Of the mean deviation where the median one is 0 (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993). */
    private static final double MEAN_DEVIATION_TO_SIGMA = 1.253314;

    private Robust() {}

    /**
     * A group's median drawn towards its parent's, the more the fewer events it has; rounded half up.
     *
     * @param weight how many events the parent's median is worth
     */
    static int shrink(long events, int weight, int median, int parent) {
        long whole = events + weight;
        return (int) Math.floorDiv(2 * (events * median + (long) weight * parent) + whole, 2 * whole);
    }

    /** What a normal distribution of the same spread has as its standard deviation; 0 when all values are equal. */
    static double sigma(Histogram residuals) {
        int median = residuals.median();
        int deviation = residuals.medianDeviation(median);
        return deviation > 0 ? deviation / MAD_TO_SIGMA : residuals.meanDeviation(median) * MEAN_DEVIATION_TO_SIGMA;
    }
}
