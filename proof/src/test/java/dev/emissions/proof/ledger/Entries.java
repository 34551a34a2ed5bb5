package dev.emissions.proof.ledger;

import dev.emissions.lakehouse.OffsetRanges;
import java.time.Instant;

/** Rows of a ledger for tests: batch N is sealed N seconds after the epoch, and all its offsets are cleaned. */
public final class Entries {
    private Entries() {}

    public static LedgerEntry sealed(int batch, int partition, long from, long until) {
        return sealed(batch, partition, from, until, new OffsetRanges(), new OffsetRanges());
    }

    public static LedgerEntry sealed(
            int batch, int partition, long from, long until, OffsetRanges duplicates, OffsetRanges gaps) {
        return new LedgerEntry(
                "query",
                batch,
                "events",
                null,
                partition,
                from,
                until,
                until - from - duplicates.count() - gaps.count(),
                0,
                duplicates.count(),
                gaps.count(),
                0,
                duplicates,
                gaps,
                new OffsetRanges(),
                "1-test",
                Instant.ofEpochSecond(batch));
    }
}
