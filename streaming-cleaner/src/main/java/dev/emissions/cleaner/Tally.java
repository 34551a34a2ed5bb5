package dev.emissions.cleaner;

import java.io.Serializable;

/** What became of a partition's records; the counts are of records. */
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

    void add(Tally other) {
        cleaned += other.cleaned;
        quarantined += other.quarantined;
        duplicates.addAll(other.duplicates);
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
