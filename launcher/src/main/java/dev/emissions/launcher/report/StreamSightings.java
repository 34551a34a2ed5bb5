package dev.emissions.launcher.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which rule fired at which offset, of the records that were generated into the topic. */
final class StreamSightings {
    private final Map<String, Set<Position>> fired = new HashMap<>();
    private final Map<Integer, Long> first = new HashMap<>();

    /** Notes a record of the stream and the rules that fired on it, if any. */
    void add(Position position, List<String> rules) {
        first.merge(position.partition(), position.offset(), Math::min);
        rules.forEach(
                rule -> fired.computeIfAbsent(rule, unused -> new HashSet<>()).add(position));
    }

    /** Whether the offset lies before its partition's stream, where the demo's files are. The first record is no duplicate. */
    boolean isBefore(Position position) {
        return position.offset() < first.getOrDefault(position.partition(), Long.MAX_VALUE);
    }

    /** By rule, where it fired; the duplicates are those among the given ones that lie in the stream. */
    Map<String, Set<Position>> withDuplicates(List<Position> duplicates) {
        Map<String, Set<Position>> all = new HashMap<>(fired);
        Set<Position> repeated = new HashSet<>(duplicates);
        repeated.removeIf(this::isBefore);
        if (!repeated.isEmpty()) {
            all.put("DUPLICATE", repeated);
        }
        return all;
    }
}
