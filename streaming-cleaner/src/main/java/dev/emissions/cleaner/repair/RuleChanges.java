package dev.emissions.cleaner.repair;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.quality.Repair;
import dev.emissions.quality.Rule;
import dev.emissions.quality.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How often each rule flagged or repaired rows, before and after they were judged anew. */
final class RuleChanges {
    private final Map<String, Long> before = new TreeMap<>();
    private final Map<String, Long> after = new TreeMap<>();

    /** Counts a row as it stands. */
    void before(TableRow row) {
        if (row.value(CleanedTable.FLAGS) instanceof List<?> flags) {
            flags.forEach(rule -> count(before, (String) rule));
        }
        if (row.value(CleanedTable.REPAIRS) instanceof List<?> repairs) {
            repairs.forEach(repair -> count(before, (String) ((Map<?, ?>) repair).get("rule")));
        }
    }

    /** Counts what the rules say of it now. */
    void after(Verdict verdict) {
        for (Rule rule : verdict.flags()) {
            count(after, rule.id());
        }
        for (Repair repair : verdict.repairs()) {
            count(after, repair.rule().id());
        }
    }

    private static void count(Map<String, Long> counts, String rule) {
        counts.merge(rule, 1L, Long::sum);
    }

    /** Such as {@code COUNTRY_NORMALISED 12 -> 15}; only rules whose count changed. */
    String text() {
        TreeSet<String> rules = new TreeSet<>(before.keySet());
        rules.addAll(after.keySet());
        return rules.stream()
                .filter(rule -> !before.getOrDefault(rule, 0L).equals(after.getOrDefault(rule, 0L)))
                .map(rule -> String.format(
                        Locale.ROOT,
                        "%s %,d -> %,d",
                        rule,
                        before.getOrDefault(rule, 0L),
                        after.getOrDefault(rule, 0L)))
                .collect(Collectors.joining(", "));
    }
}
