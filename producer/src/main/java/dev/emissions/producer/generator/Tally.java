package dev.emissions.producer.generator;

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what a run has made and says so. */
final class Tally {
    private final Map<String, Long> issues = new TreeMap<>();
    private final Map<String, Long> anomalies = new TreeMap<>();
    private long events;

    void add(GeneratedEvent event) {
        events++;
        if (event.issue() != null) {
            issues.merge(event.issue().id(), 1L, Long::sum);
        }
        if (event.anomaly() != null) {
            anomalies.merge(event.anomaly().label(), 1L, Long::sum);
        }
    }

    long events() {
        return events;
    }

    /** Lines for a person: how many, how fast, and which issues and anomalies, the most frequent first. */
    String summary(String destination, Duration took) {
        double seconds = Math.max(1e-3, took.toNanos() / 1e9);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Wrote %,d events to %s in %.1f s: %,.0f events/s%n",
                events,
                destination,
                seconds,
                events / seconds));
        append(text, "issues", issues);
        append(text, "anomalies", anomalies);
        return text.toString();
    }

    private void append(StringBuilder text, String what, Map<String, Long> counts) {
        long sum = counts.values().stream().mapToLong(Long::longValue).sum();
        text.append(
                String.format(Locale.ROOT, "  %-10s%,12d  %6.3f %%%n", what, sum, 100.0 * sum / Math.max(1, events)));
        text.append(counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(entry -> String.format(Locale.ROOT, "    %-26s%,8d%n", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining()));
    }
}
