package dev.emissions.proof.status;

import dev.emissions.lakehouse.SealNote;
import dev.emissions.proof.kafka.OffsetBounds;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the cleaner stands in a partition.
 *
 * @param unread what it has not cleaned yet
 * @param sealed what the ledger says; empty if nothing of the partition is sealed
 * @param note what the cleaner noted with its last seal
 */
record PartitionStatus(int partition, PartitionLag unread, Optional<SealedPartition> sealed, Optional<SealNote> note) {
    OffsetBounds broker() {
        return unread.broker();
    }

    /** Offsets that are not sealed yet. */
    long lag() {
        return unread.events();
    }

    /** Age of the oldest unread record. */
    Optional<Duration> lagAge() {
        return unread.age();
    }

    /** How long the broker keeps what is unread at least; empty if nothing is unread or it keeps it for ever. */
    Optional<Duration> retentionLeft() {
        return unread.retentionLeft();
    }

    Optional<Duration> sealAge() {
        return sealed.map(seal -> PartitionLag.age(seal.sealedAt(), unread.now()));
    }

    /** How many offsets the broker deleted before they were cleaned. */
    long lost() {
        return sealed.map(seal -> Math.max(0, broker().earliest() - seal.until()))
                .orElse(0L);
    }
}
