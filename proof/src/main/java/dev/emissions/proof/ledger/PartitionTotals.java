package dev.emissions.proof.ledger;

import dev.emissions.lakehouse.OffsetRanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What the ledger's rows of one partition add up to. */
final class PartitionTotals {
    static final List<String> COLUMNS = List.of(
            "topic",
            "partition",
            "from",
            "until",
            "cleaned",
            "quarantined",
            "duplicates",
            "gaps",
            "lost",
            "corrected",
            "batches",
            "first_sealed_at",
            "last_sealed_at",
            "catalogue_versions");

    private final SourcePartition source;
    private final Collection<String> catalogueVersions = new TreeSet<>();
    private final OffsetRanges duplicateOffsets = new OffsetRanges();
    private final OffsetRanges gapOffsets = new OffsetRanges();
    private final OffsetRanges lostOffsets = new OffsetRanges();
    private long from = Long.MAX_VALUE;
    private long until = Long.MIN_VALUE;
    private long covered;
    private long cleaned;
    private long quarantined;
    private long duplicates;
    private long gaps;
    private long lost;
    private long corrected;
    private long batches;
    private Instant firstSealed = Instant.MAX;
    private Instant lastSealed = Instant.MIN;

    PartitionTotals(SourcePartition source) {
        this.source = source;
    }

    void add(LedgerEntry entry, LedgerRequest.Detail detail) {
        from = Math.min(from, entry.from());
        until = Math.max(until, entry.until());
        covered += entry.until() - entry.from();
        cleaned += entry.cleaned();
        quarantined += entry.quarantined();
        duplicates += entry.duplicates();
        gaps += entry.gaps();
        lost += entry.lost();
        batches++;
        catalogueVersions.add(entry.catalogueVersion());
        firstSealed = entry.sealedAt().isBefore(firstSealed) ? entry.sealedAt() : firstSealed;
        lastSealed = entry.sealedAt().isAfter(lastSealed) ? entry.sealedAt() : lastSealed;
        if (detail == LedgerRequest.Detail.OFFSETS) {
            duplicateOffsets.addAll(entry.duplicateOffsets());
            gapOffsets.addAll(entry.gapOffsets());
            lostOffsets.addAll(entry.lostOffsets());
        }
    }

    /** Counts an offset that a correction moved after its batch was sealed. */
    void correct() {
        corrected++;
    }

    long offsets() {
        return covered;
    }

    /** Whether the rows follow on each other and their counts add up, as far as sums can tell. */
    boolean isWhole() {
        return covered == until - from && covered == cleaned + quarantined + duplicates + gaps + lost;
    }

    /** The values of {@link #COLUMNS}, then the lists of offsets if asked for. */
    List<Object> values(LedgerRequest.Detail detail) {
        List<Object> values = new ArrayList<>(Arrays.<Object>asList(
                source.topic(),
                source.partition(),
                from,
                until,
                cleaned,
                quarantined,
                duplicates,
                gaps,
                lost,
                corrected,
                batches,
                firstSealed,
                lastSealed,
                List.copyOf(catalogueVersions)));
        if (detail == LedgerRequest.Detail.OFFSETS) {
            values.add(duplicateOffsets.sorted().toString());
            values.add(gapOffsets.sorted().toString());
            values.add(lostOffsets.sorted().toString());
        }
        return values;
    }
}
