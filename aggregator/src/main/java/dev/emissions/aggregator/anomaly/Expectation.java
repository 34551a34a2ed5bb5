package dev.emissions.aggregator.anomaly;

import java.io.Serializable;

/**
 * What is usual in a group of events.
 *
 * @param adSelection null when too few events have a share to speak of
 */
record Expectation(Level intensity, Level adSelection, Shares shares) implements Serializable {
    /** Expects nothing: distances from it are the values themselves. */
    static final Expectation NONE = new Expectation(Level.NONE, Level.NONE, Shares.NONE);

    /** What is usual in a narrower group, given this one. */
    Expectation narrow(String group, Profile own) {
        return new Expectation(
                intensity.narrow(group, own.intensity()),
                adSelection == null ? null : adSelection.narrow(group, own.adSelection()),
                own.shrunkShares(shares));
    }

    /** How far an event is from what is usual here; it keeps its own shares. */
    Observation residual(Observation event) {
        return new Observation(
                event.intensity() - intensity.median(),
                event.hasAdSelection() && adSelection != null
                        ? event.adSelection() - adSelection.median()
                        : Observation.NONE,
                event.shares());
    }
}
