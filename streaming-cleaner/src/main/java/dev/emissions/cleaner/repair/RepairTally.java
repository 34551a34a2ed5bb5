package dev.emissions.cleaner.repair;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of the records that a repair dealt with. */
final class RepairTally {
    private final Map<String, Long> rejected = new TreeMap<>();
    private long cleaned;
    private long duplicates;
    private long moved;
    private long stillRejected;

    void countCleaned() {
        cleaned++;
    }

    void countDuplicate() {
        duplicates++;
    }

    /** Counts a record that was closed without being judged, or opened again. */
    void countMoved() {
        moved++;
    }

    /** Counts a record that the rules still reject; each of them once. */
    void countRejected(Iterable<String> rules) {
        stillRejected++;
        rules.forEach(rule -> rejected.merge(rule, 1L, Long::sum));
    }

    void add(RepairTally other) {
        cleaned += other.cleaned;
        duplicates += other.duplicates;
        moved += other.moved;
        stillRejected += other.stillRejected;
        other.rejected.forEach((rule, count) -> rejected.merge(rule, count, Long::sum));
    }

    long cleaned() {
        return cleaned;
    }

    long duplicates() {
        return duplicates;
    }

    long stillRejected() {
        return stillRejected;
    }

    /** All records. */
    long records() {
        return cleaned + duplicates + moved + stillRejected;
    }

    /** Such as {@code 12 DOMAIN_INVALID, 3 UNIT_SUSPECT}; the most frequent first. */
    String rules() {
        return rejected.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(rule -> String.format(Locale.ROOT, "%,d %s", rule.getValue(), rule.getKey()))
                .collect(Collectors.joining(", "));
    }
}
