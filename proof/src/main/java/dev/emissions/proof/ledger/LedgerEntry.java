package dev.emissions.proof.ledger;

import dev.emissions.lakehouse.OffsetRanges;
import java.time.Instant;

/**
 * One row of the ledger: what a micro-batch decided on the offsets of one partition.
 *
 * @param topicId Kafka's id of the topic, or null if it is not known
 * @param from first offset covered
 * @param until end (exclusive) of the offsets covered
 * @param cleaned how many of them are said to be in cleaned; the other counts likewise
 * @param duplicateOffsets which of them are said to be duplicates; the other lists likewise
 */
public record LedgerEntry(
        String queryId,
        long batchId,
        String topic,
        String topicId,
        int partition,
        long from,
        long until,
        long cleaned,
        long quarantined,
        long duplicates,
        long gaps,
        long lost,
        OffsetRanges duplicateOffsets,
        OffsetRanges gapOffsets,
        OffsetRanges lostOffsets,
        String catalogueVersion,
        Instant sealedAt) {

    /** Microseconds since the epoch. */
    public long sealedMicros() {
        return sealedAt.getEpochSecond() * 1_000_000 + sealedAt.getNano() / 1_000;
    }
}
