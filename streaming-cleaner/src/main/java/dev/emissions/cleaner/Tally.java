package dev.emissions.cleaner;

import dev.emissions.lakehouse.OffsetRanges;
import dev.emissions.quality.Rule;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of the records of an offset range; the counts are of records. */
final class Tally implements Serializable {
    private final OffsetRanges duplicates = new OffsetRanges();
    private final Map<String, Long> rejections = new HashMap<>();
    private long cleaned;
    private long quarantined;

    void countCleaned() {
        cleaned++;
    }

    void countQuarantined(List<Rule> reasons) {
        quarantined++;
        reasons.forEach(rule -> rejections.merge(rule.id(), 1L, Long::sum));
    }

    void countDuplicate(long offset) {
        duplicates.add(offset);
    }

    long cleaned() {
        return cleaned;
    }

    long quarantined() {
        return quarantined;
    }

    /** By rule, how many records it rejected. */
    Map<String, Long> rejections() {
        return rejections;
    }

    OffsetRanges duplicates() {
        return duplicates;
    }
}
