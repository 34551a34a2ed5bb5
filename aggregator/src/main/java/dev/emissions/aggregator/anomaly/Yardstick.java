package dev.emissions.aggregator.anomaly;

import java.io.Serializable;

/**
 * Events whose distances from their expectations may be measured by one scale: of one day, method and format, of
 * domains about as well known.
 *
 * @param knowledge how well the domain is known: 0 for one event, 1 for two or three, and so on by doubling
 */
record Yardstick(int day, String framework, String methodologyVersion, String format, int knowledge)
        implements Serializable {
    /** From 128 events on, more of them make an expectation no better. */
    private static final int MOST_KNOWLEDGE = 7;

    static Yardstick of(Segment segment, int day, DomainEffect effect) {
        int doublings = Long.SIZE - 1 - Long.numberOfLeadingZeros(effect.events());
        return new Yardstick(
                day,
                segment.framework(),
                segment.methodologyVersion(),
                segment.format(),
                Math.min(MOST_KNOWLEDGE, doublings));
    }
}
