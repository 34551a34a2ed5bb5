package dev.emissions.cleaner;

import dev.emissions.lakehouse.Lake;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where a query without a checkpoint begins: where the ledger was sealed last, else at the first offset that the broker has. */
final class StartingOffsets {
    private StartingOffsets() {}

    /** The offsets in the form in which Spark's Kafka source takes them. */
    static String json(Lake lake, String topic, Map<Integer, Long> firstOffsets) {
        Map<Integer, Long> starts = new TreeMap<>(firstOffsets);
        starts.putAll(SealedOffsets.read(lake, topic));
        return starts.entrySet().stream()
                .map(start -> "\"" + start.getKey() + "\":" + start.getValue())
                .collect(Collectors.joining(",", "{\"" + topic + "\":{", "}}"));
    }
}
