package dev.emissions.proof.status;

import java.time.Instant;

/**
 * How far the ledger says that a partition was cleaned.
 *
 * @param until end (exclusive) of the sealed offsets
 * @param sealedAt when the last of its batches was sealed
 * @param openQuarantine rejected records that were neither replayed nor discarded since
 */
public record SealedPartition(long until, Instant sealedAt, long openQuarantine) {
    SealedPartition withQuarantine(long change) {
        return new SealedPartition(until, sealedAt, openQuarantine + change);
    }
}
