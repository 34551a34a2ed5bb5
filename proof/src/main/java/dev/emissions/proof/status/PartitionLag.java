package dev.emissions.proof.status;

import dev.emissions.proof.kafka.OffsetBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What of a partition is unread.
 *
 * @param broker which offsets the broker has
 * @param next the next offset to clean that the broker still has
 * @param oldestUnread when the broker got the oldest unread record; empty if nothing is unread
 * @param retentionLeft how long the broker keeps it at least; empty if nothing is unread or it keeps it for ever
 * @param now when all this was seen
 */
public record PartitionLag(
        OffsetBounds broker, long next, Optional<Instant> oldestUnread, Optional<Duration> retentionLeft, Instant now) {
    /** Offsets that are not sealed yet. */
    public long events() {
        return Math.max(0, broker.end() - next);
    }

    /** Age of the oldest unread record. */
    public Optional<Duration> age() {
        return oldestUnread.map(came -> age(came, now));
    }

    static Duration age(Instant came, Instant now) {
        Duration age = Duration.between(came, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
