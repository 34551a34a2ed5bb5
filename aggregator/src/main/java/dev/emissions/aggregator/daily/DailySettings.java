package dev.emissions.aggregator.daily;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What shapes the rankings.
 *
 * @param places how many domains are ranked per day and framework
 * @param minimumImpressions fewer do not take part in the ranking by intensity
 */
public record DailySettings(int places, long minimumImpressions) implements Serializable {
    public DailySettings {
        List<String> wrong = new ArrayList<>();
        if (places < 1) {
            wrong.add("--top: got " + places + ", expected at least 1");
        }
        if (minimumImpressions < 1) {
            wrong.add("--top-min-impressions: got " + minimumImpressions + ", expected at least 1");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", wrong));
        }
    }

    /** Stands for these settings; other settings have another. */
    public String recipe() {
        return "top " + places + " of at least " + minimumImpressions;
    }
}
