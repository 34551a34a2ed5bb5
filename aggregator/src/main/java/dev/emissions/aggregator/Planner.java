package dev.emissions.aggregator;

import dev.emissions.aggregator.events.CleanedHistory;
import dev.emissions.aggregator.gold.GoldTable;
import dev.emissions.aggregator.gold.Processed;
import dev.emissions.lakehouse.GoldTables;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds out which days of which gold tables have to be computed, from the tables' logs alone. */
final class Planner {
    /** Changes whenever the daily tables would look different for the same events. */
    private static final String DAILY_RECIPE = "daily/1";

    private final AggregateSettings settings;
    private final CleanedHistory cleaned;
    private final NavigableSet<Integer> cleanedDays;
    private final Map<Long, Optional<Set<Integer>>> changes = new HashMap<>();

    /**
     * @param cleanedDays all days that have events
     */
    Planner(AggregateSettings settings, CleanedHistory cleaned, NavigableSet<Integer> cleanedDays) {
        this.settings = settings;
        this.cleaned = cleaned;
        this.cleanedDays = cleanedDays;
    }

    TablePlan plan(GoldTable table) {
        var current = new Processed(cleaned.tableId(), cleaned.version(), recipe(table));
        if (settings.days().isPresent()) {
            NavigableSet<Integer> days = allDays(table);
            days.removeIf(day -> !settings.days().orElseThrow().contains(day));
            return new TablePlan(table, days, "asked for by --dates", Optional.empty());
        }
        if (settings.full()) {
            return new TablePlan(table, allDays(table), "asked for by --full", Optional.of(current));
        }
        return planChanges(table, current);
    }

    private TablePlan planChanges(GoldTable table, Processed current) {
        Optional<Processed> before = table.processed();
        if (before.isEmpty()) {
            return new TablePlan(table, allDays(table), "never computed", Optional.of(current));
        }
        Processed last = before.orElseThrow();
        if (last.equals(current)) {
            return new TablePlan(table, new TreeSet<>(), "up to date", Optional.empty());
        }
        if (!last.cleanedId().equals(current.cleanedId())) {
            return new TablePlan(table, allDays(table), "the cleaned table was made anew", Optional.of(current));
        }
        if (!last.recipe().equals(current.recipe())) {
            String reason = "settings changed from " + last.recipe() + " to " + current.recipe();
            return new TablePlan(table, allDays(table), reason, Optional.of(current));
        }
        return changes.computeIfAbsent(last.cleanedVersion(), cleaned::changedSince)
                .map(days -> new TablePlan(
                        table,
                        affectedDays(table, days),
                        "changed since version " + last.cleanedVersion() + " of cleaned",
                        Optional.of(current)))
                .orElseGet(() -> new TablePlan(
                        table,
                        allDays(table),
                        "the log of cleaned no longer reaches back to version " + last.cleanedVersion(),
                        Optional.of(current)));
    }

    /** A day's events are part of the history by which the anomalies of later days are judged. */
    private NavigableSet<Integer> affectedDays(GoldTable table, Set<Integer> changed) {
        NavigableSet<Integer> affected = new TreeSet<>(changed);
        if (isAnomalies(table)) {
            int reach = settings.anomalies().historyDays();
            changed.forEach(day -> affected.addAll(cleanedDays.subSet(day, true, day + reach, true)));
        }
        return affected;
    }

    /** Those that have events, and those that once had and must be emptied. */
    private NavigableSet<Integer> allDays(GoldTable table) {
        NavigableSet<Integer> days = new TreeSet<>(cleanedDays);
        days.addAll(table.days());
        return days;
    }

    private String recipe(GoldTable table) {
        if (isAnomalies(table)) {
            return settings.anomalies().recipe();
        }
        return isRanking(table) ? DAILY_RECIPE + ", " + settings.daily().recipe() : DAILY_RECIPE;
    }

    private static boolean isRanking(GoldTable table) {
        return table.name().equals(GoldTables.TOP_DOMAINS_BY_TOTAL.name())
                || table.name().equals(GoldTables.TOP_DOMAINS_BY_INTENSITY.name());
    }

    static boolean isAnomalies(GoldTable table) {
        return table.name().equals(GoldTables.EVENT_ANOMALIES.name());
    }
}
