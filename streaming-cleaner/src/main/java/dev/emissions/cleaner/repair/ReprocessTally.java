package dev.emissions.cleaner.repair;

import dev.emissions.lakehouse.Disposition;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of one event date's records when they were judged anew. */
final class ReprocessTally {
    private final RuleChanges rules = new RuleChanges();
    private final Map<String, Long> rejected = new TreeMap<>();
    private final Map<String, Long> forgiven = new TreeMap<>();
    private final Map<Disposition, Long> duplicates = new TreeMap<>();
    private long rows;
    private long fallen;
    private long fromQuarantine;
    private long twinsInQuarantine;

    RuleChanges rules() {
        return rules;
    }

    void countRow() {
        rows++;
    }

    /** A row that is rejected now; each of the rules counts it once. */
    void countFallen(Iterable<String> reasons) {
        fallen++;
        reasons.forEach(rule -> rejected.merge(rule, 1L, Long::sum));
    }

    /** A rejected record that is cleaned now. */
    void countForgiven(Iterable<String> reasonsBefore) {
        fromQuarantine++;
        reasonsBefore.forEach(rule -> forgiven.merge(rule, 1L, Long::sum));
    }

    /** A rejected record that the rules accept now, but which is a duplicate. */
    void countTwinInQuarantine() {
        twinsInQuarantine++;
    }

    /** A duplicate whose event is rejected now. */
    void countOrphan(Disposition now) {
        duplicates.merge(now, 1L, Long::sum);
    }

    long rows() {
        return rows;
    }

    /** Prints it. */
    void print(PrintWriter out, String day, String done) {
        out.printf(Locale.ROOT, "%s: %,d cleaned rows %s%n", day, rows, done);
        out.printf(Locale.ROOT, "  %,d accepted as before%n", rows - fallen);
        out.printf(Locale.ROOT, "  %,d rejected now%s%n", fallen, text(rejected));
        out.printf(Locale.ROOT, "  %,d cleaned from quarantine%s%n", fromQuarantine, text(forgiven));
        if (twinsInQuarantine > 0) {
            out.printf(Locale.ROOT, "  %,d of quarantine found to be duplicates%n", twinsInQuarantine);
        }
        if (!duplicates.isEmpty()) {
            out.println("  duplicates of rejected events: "
                    + duplicates.entrySet().stream()
                            .map(count -> String.format(
                                    Locale.ROOT,
                                    "%,d %s",
                                    count.getValue(),
                                    count.getKey().word()))
                            .collect(Collectors.joining(", ")));
        }
        if (!rules.text().isEmpty()) {
            out.println("  flags and repairs: " + rules.text());
        }
        out.flush();
    }

    private static String text(Map<String, Long> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(rule -> String.format(Locale.ROOT, "%,d %s", rule.getValue(), rule.getKey()))
                        .collect(Collectors.joining(", ", ": ", ""));
    }
}
