package dev.emissions.aggregator.anomaly;

import dev.emissions.aggregator.events.CleanedEvent;
import dev.emissions.aggregator.events.Component;
import dev.emissions.aggregator.events.Footprint;
import java.io.Serializable;
import java.util.Optional;

/**
 * What is judged of an event, as integers so that histograms of it are exact.
 *
 * @param intensity logarithm of its grams per impression, in thousandths
 * @param adSelection logit of ad selection's share of the total, in thousandths, or {@link #NONE} if all or nothing is ad selection
 * @param shares what each component is of the total, in millionths, by the component's ordinal
 */
record Observation(int intensity, int adSelection, Shares shares) implements Serializable {
    static final double UNITS = 1000;
    static final int NONE = Integer.MIN_VALUE;

    private static final double NANOGRAMS = 1e9;

    /** The observation, or empty where nothing can be expected: no emissions, or of a framework that is not known. */
    static Optional<Observation> of(CleanedEvent event) {
        long total = event.footprint().total();
        if (total == Footprint.ABSENT
                || total <= 0
                || event.impressions() <= 0
                || event.framework().equals(CleanedEvent.UNKNOWN)) {
            return Optional.empty();
        }
        return Optional.of(new Observation(
                units(StrictMath.log(total / NANOGRAMS / event.impressions())),
                logit(event.footprint().of(Component.AD_SELECTION), total),
                Shares.of(event.footprint())));
    }

    boolean hasAdSelection() {
        return adSelection != NONE;
    }

    private static int logit(long part, long total) {
        return part <= 0 || part >= total ? NONE : units(StrictMath.log((double) part / (total - part)));
    }

    private static int units(double value) {
        return (int) Math.round(value * UNITS);
    }
}
