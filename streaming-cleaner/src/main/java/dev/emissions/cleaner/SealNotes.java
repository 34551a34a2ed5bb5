package dev.emissions.cleaner;

import dev.emissions.cleaner.freshness.FreshnessWindow;
import dev.emissions.cleaner.freshness.MillisCounts;
import dev.emissions.lakehouse.SealNote;
import java.util.HashMap;
import java.util.Map;

/** Notes how fresh each partition's records were, by the seals of the last minute. Not for use by several threads. */
final class SealNotes {
    private final Map<Integer, FreshnessWindow> windows = new HashMap<>();

    /** By partition, the note on the batch's seal; without partitions of which no record was seen lately. */
    Map<Integer, SealNote> on(BatchReport batch) {
        Map<Integer, SealNote> notes = new HashMap<>();
        batch.ranges().forEach((partition, range) -> {
            if (range.size() > 0) {
                FreshnessWindow window = windows.computeIfAbsent(partition, unused -> new FreshnessWindow());
                if (batch.observed().times().containsKey(partition)) {
                    batch.observed().times().get(partition).sealInto(window, batch.sealedAt());
                }
                MillisCounts freshness = window.freshness();
                if (freshness.total() > 0) {
                    notes.put(
                            partition,
                            new SealNote(
                                    batch.sealedAt(),
                                    freshness.percentile(50),
                                    freshness.percentile(95),
                                    freshness.percentile(99)));
                }
            }
        });
        return notes;
    }
}
