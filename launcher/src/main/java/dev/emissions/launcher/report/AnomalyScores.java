package dev.emissions.launcher.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How well anomalies were found, held against the generator's.
 *
 * @param overall found at all, whatever the kind; events made with an issue are left out
 * @param kinds the same per kind, found under the right name
 * @param flaggedIssues flagged events that were made with an issue: outliers too, though not injected as such
 */
public record AnomalyScores(Score overall, List<Score> kinds, long flaggedIssues) {
    /** The generator's name of a kind and the detector's. */
    private static final Map<String, String> KINDS =
            Map.of("spike", "high", "dip", "low", "component_swap", "component_swap");

    static AnomalyScores of(Labels labels, List<Anomaly> flagged) {
        Set<String> issues = new HashSet<>(labels.faulty());
        issues.removeAll(labels.anomalies().keySet());
        List<Anomaly> judged =
                flagged.stream().filter(one -> !issues.contains(one.eventId())).toList();
        List<Score> kinds = new ArrayList<>();
        KINDS.keySet().stream()
                .sorted()
                .forEach(kind -> kinds.add(Score.of(kind, labelled(labels, kind), ids(judged, KINDS.get(kind)))));
        Score overall = Score.of("all kinds", labels.anomalies().keySet(), ids(judged));
        return new AnomalyScores(
                overall, kinds, ids(flagged).size() - ids(judged).size());
    }

    private static Set<String> labelled(Labels labels, String kind) {
        return labels.anomalies().entrySet().stream()
                .filter(entry -> entry.getValue().equals(kind))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Set<String> ids(List<Anomaly> anomalies) {
        return anomalies.stream().map(Anomaly::eventId).collect(Collectors.toSet());
    }

    private static Set<String> ids(List<Anomaly> anomalies, String kind) {
        return ids(anomalies.stream().filter(one -> one.kind().equals(kind)).toList());
    }
}
