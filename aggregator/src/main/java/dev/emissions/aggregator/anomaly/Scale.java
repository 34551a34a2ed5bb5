package dev.emissions.aggregator.anomaly;

import java.io.Serializable;

/**
 * What one robust standard deviation is; 0 where all events are alike or too few, so that nothing can be judged.
 *
 * @param intensity in thousandths of a logarithm
 * @param adSelection in thousandths of a logit
 */
record Scale(double intensity, double adSelection) implements Serializable {
    static final Scale NONE = new Scale(0, 0);

    static Scale of(Profile remainders) {
        return new Scale(sigma(remainders.intensity()), sigma(remainders.adSelection()));
    }

    private static double sigma(Histogram residuals) {
        return residuals.total() < Robust.ENOUGH_EVENTS ? 0 : Robust.sigma(residuals);
    }
}
