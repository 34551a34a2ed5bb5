package dev.emissions.aggregator;

import dev.emissions.aggregator.anomaly.AnomalySettings;
import dev.emissions.aggregator.daily.DailySettings;
import java.util.Optional;

/**
 * What one run of the batch job is asked to do.
 *
 * @param full compute all days, not only those that changed
 * @param days compute these days and no other, whether they changed or not
 * @param master Spark's master
 */
record AggregateSettings(
        boolean full, Optional<DayRange> days, DailySettings daily, AnomalySettings anomalies, String master) {
    /**
     * @param days as {@link DayRange#parse} reads them, or null
     */
    AggregateSettings(boolean full, String days, DailySettings daily, AnomalySettings anomalies, String master) {
        this(full, Optional.ofNullable(days).map(DayRange::parse), daily, anomalies, master);
    }
}
