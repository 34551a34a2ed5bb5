package dev.emissions.launcher.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many rows each rule rejected, repaired or flagged. */
final class RuleCounts {
    private final Map<Kind, Map<String, Long>> counts = new EnumMap<>(Kind.class);

    /** What a rule did. */
    enum Kind {
        REJECTION,
        /** Of those, the ones of rows that came from files. */
        DROP_REJECTION,
        REPAIR,
        FLAG
    }

    void add(Kind kind, List<String> rules) {
        Map<String, Long> ofKind = counts.computeIfAbsent(kind, unused -> new TreeMap<>());
        rules.forEach(rule -> ofKind.merge(rule, 1L, Long::sum));
    }

    /** Rows by rule, in the order of the rules' ids. */
    Map<String, Long> of(Kind kind) {
        return counts.getOrDefault(kind, Map.of());
    }
}
