package dev.emissions.cleaner.repair;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.OffsetRanges;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Offsets whose records are needed, but are no longer where they are looked for. */
final class MissingRecords {
    private final Map<TopicPartition, OffsetRanges> offsets =
            new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition));

    void add(TopicPartition partition, long offset) {
        offsets.computeIfAbsent(partition, unused -> new OffsetRanges()).add(offset);
    }

    /** Throws {@link CommandFailure} with every missing offset, if there is any. */
    void requireNone(String day, String place) {
        if (offsets.isEmpty()) {
            return;
        }
        long count = offsets.values().stream().mapToLong(OffsetRanges::count).sum();
        String all = offsets.entrySet().stream()
                .map(missing ->
                        missing.getKey().topic() + ":" + missing.getKey().partition() + ":"
                                + missing.getValue().sorted())
                .collect(Collectors.joining(" "));
        throw new CommandFailure(
                ExitCode.DATA,
                String.format(
                        Locale.ROOT,
                        "Cannot reprocess %s: %s no longer has %,d of its records, at offsets %s; expected all of them;"
                                + " nothing of the day was changed; restore them, or reprocess it from the other place",
                        day,
                        place,
                        count,
                        all));
    }
}
