package dev.emissions.proof.status;

import dev.emissions.lakehouse.SealNote;
import dev.emissions.proof.kafka.OffsetBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the cleaner stands in a partition.
 *
 * @param broker which offsets the broker has
 * @param sealed what the ledger says; empty if nothing of the partition is sealed
 * @param oldestUnread when the broker got the oldest unread record; empty if nothing is unread
 * @param retentionLeft how long the broker keeps it at least; empty if nothing is unread or it keeps it for ever
 * @param note what the cleaner noted with its last seal
 * @param now when all this was seen
 */
record PartitionStatus(
        int partition,
        OffsetBounds broker,
        Optional<SealedPartition> sealed,
        Optional<Instant> oldestUnread,
        Optional<Duration> retentionLeft,
        Optional<SealNote> note,
        Instant now) {
    /** The next offset to clean that the broker still has. */
    static long next(OffsetBounds broker, Optional<SealedPartition> sealed) {
        return Math.max(broker.earliest(), sealed.map(SealedPartition::until).orElse(0L));
    }

    /** Offsets that are not sealed yet. */
    long lag() {
        return Math.max(0, broker.end() - next(broker, sealed));
    }

    /** Age of the oldest unread record. */
    Optional<Duration> lagAge() {
        return oldestUnread.map(this::since);
    }

    Optional<Duration> sealAge() {
        return sealed.map(SealedPartition::sealedAt).map(this::since);
    }

    /** How many offsets the broker deleted before they were cleaned. */
    long lost() {
        return sealed.map(seal -> Math.max(0, broker.earliest() - seal.until())).orElse(0L);
    }

    private Duration since(Instant instant) {
        Duration age = Duration.between(instant, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
