package dev.emissions.cleaner;

import dev.emissions.lakehouse.OffsetRanges;
import java.io.Serializable;

/** What became of the records of an offset range; the counts are of records. */
final class Tally implements Serializable {
    private final OffsetRanges duplicates = new OffsetRanges();
    private long cleaned;
    private long quarantined;

    void countCleaned() {
        cleaned++;
    }

    void countQuarantined() {
        quarantined++;
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

    OffsetRanges duplicates() {
        return duplicates;
    }
}
