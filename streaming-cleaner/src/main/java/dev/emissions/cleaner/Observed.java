package dev.emissions.cleaner;

import dev.emissions.cleaner.rows.KafkaTimes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the tasks saw besides what they decided. It is not part of the decision: of a batch that an earlier process decided, nothing is known.
 *
 * @param times by partition, when its records came
 * @param rejections by rule, how many records it rejected; one that several rules reject counts for each
 */
record Observed(Map<Integer, KafkaTimes> times, Map<String, Long> rejections) {
    static final Observed NOTHING = new Observed(Map.of(), Map.of());

    static Observed by(List<PartitionOutcome> outcomes) {
        Map<String, Long> rejections = new TreeMap<>();
        outcomes.forEach(outcome ->
                outcome.tally().rejections().forEach((rule, count) -> rejections.merge(rule, count, Long::sum)));
        return new Observed(
                outcomes.stream().collect(Collectors.toMap(PartitionOutcome::partition, PartitionOutcome::kafkaTimes)),
                rejections);
    }
}
