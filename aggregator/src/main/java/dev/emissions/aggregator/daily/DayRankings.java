package dev.emissions.aggregator.daily;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Both rankings of the domains of one day, filled framework by framework. */
final class DayRankings {
    private final DailySettings settings;
    private final List<TopRow> byTotal = new ArrayList<>();
    private final List<TopRow> byIntensity = new ArrayList<>();
    private String framework;
    private BigInteger nanograms;
    private Ranking total;
    private Ranking intensity;

    DayRankings(DailySettings settings) {
        this.settings = settings;
    }

    /** Takes a row of the domains' table; the rows of one framework follow each other. */
    void add(GroupRow row) {
        if (!row.framework().equals(framework)) {
            closeFramework();
            framework = row.framework();
            nanograms = BigInteger.ZERO;
            total = new Ranking(settings.places(), Ranking.BY_TOTAL);
            intensity = new Ranking(settings.places(), Ranking.BY_INTENSITY);
        }
        if (row.sums().total().present()) {
            nanograms = nanograms.add(row.sums().total().value());
            total.add(row);
            if (row.sums().weighedImpressions() >= settings.minimumImpressions()) {
                intensity.add(row);
            }
        }
    }

    /** The finished ranking by grams. */
    List<TopRow> byTotal() {
        closeFramework();
        return byTotal;
    }

    /** The finished ranking by grams per impression. */
    List<TopRow> byIntensity() {
        closeFramework();
        return byIntensity;
    }

    private void closeFramework() {
        if (framework != null) {
            byTotal.addAll(total.rows(nanograms));
            byIntensity.addAll(intensity.rows(nanograms));
            framework = null;
        }
    }
}
