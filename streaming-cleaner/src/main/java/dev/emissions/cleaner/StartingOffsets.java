package dev.emissions.cleaner;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where a query without a checkpoint begins: where the ledger was sealed last, else at the first offset that the broker has. */
final class StartingOffsets {
    private StartingOffsets() {}

    /** The offsets in the form in which Spark's Kafka source takes them. */
    static String json(String topic, Map<Integer, Long> earliest, SealedOffsets sealed) {
        Map<Integer, Long> starts = new TreeMap<>(earliest);
        starts.putAll(sealed.ends());
        return starts.entrySet().stream()
                .map(start -> "\"" + start.getKey() + "\":" + start.getValue())
                .collect(Collectors.joining(",", "{\"" + topic + "\":{", "}}"));
    }
}
