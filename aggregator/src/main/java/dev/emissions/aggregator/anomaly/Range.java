package dev.emissions.aggregator.anomaly;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What was observed of a measure and what was expected: anything from low to high would not have been flagged.
 *
 * @param gramsPerImpression of the event, whatever the measure
 */
record Range(
        Measure measure,
        BigDecimal gramsPerImpression,
        BigDecimal observed,
        BigDecimal low,
        BigDecimal mid,
        BigDecimal high)
        implements Serializable {
    /** Digits after the point: nanograms. */
    private static final int SCALE = 9;

    /** What the numbers of a range count. */
    enum Measure {
        GRAMS_PER_IMPRESSION("grams_per_impression"),
        AD_SELECTION_PERCENT("ad_selection_percent");

        private final String text;

        Measure(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(SCALE, RoundingMode.HALF_UP);
    }

    /** How many times the expectation was observed. */
    BigDecimal factor() {
        return mid.signum() == 0 ? observed : observed.divide(mid, SCALE, RoundingMode.HALF_UP);
    }
}
