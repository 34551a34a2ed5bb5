package dev.emissions.aggregator.anomaly;

import java.io.Serializable;

/**
 * How a domain's events differ from those of their segments.
 *
 * @param events on how many events of the domain this rests
 * @param intensity what to add to the segment's expectation
 * @param adSelection likewise, 0 where no event has a share to speak of
 * @param shareSums sums of the components' shares over the events
 */
record DomainEffect(long events, int intensity, int adSelection, Shares shareSums) implements Serializable {
    static final DomainEffect NONE = new DomainEffect(0, 0, 0, Shares.NONE);

    /** Domains differ from each other more than events of one domain do, so a few events tell much. */
    private static final int WEIGHT = 3;

    static DomainEffect of(Profile residuals) {
        return new DomainEffect(
                residuals.events(),
                effect(residuals.intensity()),
                effect(residuals.adSelection()),
                residuals.shareSums());
    }

    private static int effect(Histogram residuals) {
        return residuals.total() == 0 ? 0 : Robust.shrink(residuals.total(), WEIGHT, residuals.median(), 0);
    }

    /** What is left of an event's distance from its segment. */
    Observation residual(Observation fromSegment) {
        return new Observation(
                fromSegment.intensity() - intensity,
                fromSegment.hasAdSelection() ? fromSegment.adSelection() - adSelection : Observation.NONE,
                fromSegment.shares());
    }

    /** The domain's mean shares, drawn towards its segment's. */
    Shares shares(Shares segment) {
        return shareSums.plus(segment.times(Robust.ENOUGH_EVENTS)).dividedBy(events + Robust.ENOUGH_EVENTS);
    }
}
