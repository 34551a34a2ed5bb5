package dev.emissions.aggregator.anomaly;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What makes an event an anomaly.
 *
 * @param historyDays days before an event's own whose events show what is usual
 * @param threshold robust standard deviations from the expectation beyond which an event is flagged
 * @param minimumFactor an event within this factor of its expectation is never flagged for its amount, however unusual
 */
public record AnomalySettings(int historyDays, double threshold, double minimumFactor) implements Serializable {
    /**
     * How many times the odds of ad selection must change: between a mobile and a fixed network, which segments do not tell apart, they
     * differ up to sevenfold.
     */
    private static final double LEAST_ODDS_RATIO = 8;

    public AnomalySettings {
        List<String> wrong = new ArrayList<>();
        if (historyDays < 0) {
            wrong.add("--history-days: got " + historyDays + ", expected at least 0");
        }
        if (!(threshold > 0)) {
            wrong.add("--anomaly-threshold: got " + threshold + ", expected more than 0");
        }
        if (!(minimumFactor >= 1)) {
            wrong.add("--anomaly-min-factor: got " + minimumFactor + ", expected at least 1");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", wrong));
        }
    }

    /** Stands for these settings and the method; other settings have another. */
    public String recipe() {
        return AnomalyRowFormat.METHOD + ", " + historyDays + " days, " + threshold + " sigma, factor " + minimumFactor;
    }

    /** In the units of an {@link Observation}. */
    int minimumDeviation() {
        return (int) Math.round(Observation.UNITS * StrictMath.log(minimumFactor));
    }

    /** The same for the composition. */
    int minimumAdSelectionDeviation() {
        return (int) Math.round(Observation.UNITS * StrictMath.log(LEAST_ODDS_RATIO));
    }
}
