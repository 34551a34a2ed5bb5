package dev.emissions.aggregator;

import dev.emissions.aggregator.gold.GoldTable;
import dev.emissions.aggregator.gold.Processed;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * What is to be done to one gold table.
 *
 * @param days which days to replace; none if only the record of what was processed moves on
 * @param reason why, for people
 * @param processed what to record with the replacement, if it brings the table up to date
 */
record TablePlan(GoldTable table, NavigableSet<Integer> days, String reason, Optional<Processed> processed) {
    boolean isNothing() {
        return days.isEmpty() && processed.isEmpty();
    }
}
