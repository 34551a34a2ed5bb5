package dev.emissions.aggregator.anomaly;

import dev.emissions.aggregator.events.Component;
import dev.emissions.aggregator.events.Footprint;
import java.io.Serializable;

/** What each component is of a total, in millionths. */
record Shares(long adSelection, long creativeDistribution, long mediaDistribution, long consumerDevice)
        implements Serializable {
    static final long WHOLE = 1_000_000;
    static final Shares NONE = new Shares(0, 0, 0, 0);

    static Shares of(Footprint footprint) {
        return new Shares(
                share(footprint, Component.AD_SELECTION),
                share(footprint, Component.CREATIVE_DISTRIBUTION),
                share(footprint, Component.MEDIA_DISTRIBUTION),
                share(footprint, Component.CONSUMER_DEVICE));
    }

    long of(Component component) {
        return switch (component) {
            case AD_SELECTION -> adSelection;
            case CREATIVE_DISTRIBUTION -> creativeDistribution;
            case MEDIA_DISTRIBUTION -> mediaDistribution;
            case CONSUMER_DEVICE -> consumerDevice;
        };
    }

    Shares plus(Shares other) {
        return new Shares(
                adSelection + other.adSelection,
                creativeDistribution + other.creativeDistribution,
                mediaDistribution + other.mediaDistribution,
                consumerDevice + other.consumerDevice);
    }

    Shares times(long factor) {
        return new Shares(
                adSelection * factor,
                creativeDistribution * factor,
                mediaDistribution * factor,
                consumerDevice * factor);
    }

    Shares dividedBy(long divisor) {
        return new Shares(
                adSelection / divisor,
                creativeDistribution / divisor,
                mediaDistribution / divisor,
                consumerDevice / divisor);
    }

    private static long share(Footprint footprint, Component component) {
        long nanograms = footprint.of(component);
        return nanograms == Footprint.ABSENT ? 0 : Math.round((double) nanograms * WHOLE / footprint.total());
    }
}
