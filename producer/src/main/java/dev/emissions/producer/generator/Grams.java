package dev.emissions.producer.generator;

import dev.emissions.schemas.EmissionEvent;

/** Arithmetic on an event's grams, which have nine decimals as the lake keeps them. */
final class Grams {
    private static final double PER_GRAM = 1e9;

    private Grams() {}

    static double rounded(double grams) {
        return Math.round(grams * PER_GRAM) / PER_GRAM;
    }

    /** Sum of the components that the event states. */
    static double sum(EmissionEvent event) {
        return rounded(orZero(event.getAdSelectionGrams())
                + orZero(event.getCreativeDistributionGrams())
                + orZero(event.getMediaDistributionGrams())
                + orZero(event.getConsumerDeviceGrams()));
    }

    /** Multiplies every component and the total. */
    static void scale(EmissionEvent event, double factor) {
        event.setAdSelectionGrams(scaled(event.getAdSelectionGrams(), factor));
        event.setCreativeDistributionGrams(scaled(event.getCreativeDistributionGrams(), factor));
        event.setMediaDistributionGrams(scaled(event.getMediaDistributionGrams(), factor));
        event.setConsumerDeviceGrams(scaled(event.getConsumerDeviceGrams(), factor));
        event.setTotalGrams(sum(event));
    }

    static void set(EmissionEvent event, Double everywhere) {
        event.setAdSelectionGrams(everywhere);
        event.setCreativeDistributionGrams(everywhere);
        event.setMediaDistributionGrams(everywhere);
        event.setConsumerDeviceGrams(everywhere);
        event.setTotalGrams(everywhere);
    }

    static double perImpression(EmissionEvent event) {
        return event.getTotalGrams() / impressions(event);
    }

    /** Absent impressions count as one. */
    static long impressions(EmissionEvent event) {
        return event.getImpressions() == null ? 1 : event.getImpressions();
    }

    private static Double scaled(Double grams, double factor) {
        return grams == null ? null : Double.valueOf(rounded(grams * factor));
    }

    private static double orZero(Double grams) {
        return grams == null ? 0 : grams;
    }
}
