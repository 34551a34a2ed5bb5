package dev.emissions.aggregator.events;

import java.io.Serializable;

/**
 * What one event emitted, in nanograms of CO2e; what is not known is {@link #ABSENT}, never zero.
 *
 * @param total as the cleaned row states it, not computed from the parts
 */
public record Footprint(
        long adSelection, long creativeDistribution, long mediaDistribution, long consumerDevice, long total)
        implements Serializable {
    public static final long ABSENT = Long.MIN_VALUE;

    /** Nanograms of one component, or {@link #ABSENT}. */
    public long of(Component component) {
        return switch (component) {
            case AD_SELECTION -> adSelection;
            case CREATIVE_DISTRIBUTION -> creativeDistribution;
            case MEDIA_DISTRIBUTION -> mediaDistribution;
            case CONSUMER_DEVICE -> consumerDevice;
        };
    }
}
