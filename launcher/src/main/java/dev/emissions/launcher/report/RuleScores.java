package dev.emissions.launcher.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How well the rules fired, held against the generator's issues.
 *
 * @param overall all rules together
 * @param rules each that was labelled or fired
 * @param onAnomalies how often a rule fired, unlabelled, on an event that was made an anomaly: left out, for a spike may well be so high
 *     that a rule has to doubt it
 */
public record RuleScores(Score overall, List<Score> rules, long onAnomalies) {
    static RuleScores of(Labels labels, Map<String, Set<Position>> fired) {
        Set<String> names = new TreeSet<>(labels.issues().keySet());
        names.addAll(fired.keySet());
        List<Score> rules = new ArrayList<>();
        long onAnomalies = 0;
        for (String name : names) {
            Set<Position> labelled = labels.issues().getOrDefault(name, Set.of());
            Set<Position> judged = new HashSet<>(fired.getOrDefault(name, Set.of()));
            int all = judged.size();
            judged.removeIf(position -> labels.anomalous().contains(position) && !labelled.contains(position));
            onAnomalies += all - judged.size();
            rules.add(Score.of(name, labelled, judged));
        }
        return new RuleScores(Score.sum("all rules", rules), rules, onAnomalies);
    }
}
