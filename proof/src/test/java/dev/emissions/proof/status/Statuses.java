package dev.emissions.proof.status;

import dev.emissions.proof.kafka.OffsetBounds;
import dev.emissions.proof.kafka.TopicFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Partitions for tests, seen at {@link #NOW}. */
final class Statuses {
    static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");

    private Statuses() {}

    /** A partition of which the broker has offsets 100 to 199, sealed until {@code sealed} at {@code sealedAgo}. */
    static PartitionStatus partition(long sealed, Duration sealedAgo, Duration unreadFor) {
        return new PartitionStatus(
                0,
                new PartitionLag(
                        new OffsetBounds(100, 200),
                        Math.max(100, sealed),
                        sealed < 200 ? Optional.of(NOW.minus(unreadFor)) : Optional.empty(),
                        Optional.empty(),
                        NOW),
                Optional.of(new SealedPartition(sealed, NOW.minus(sealedAgo), 3)),
                Optional.empty());
    }

    static TopicFacts topic(String cleanupPolicy, Optional<Duration> retention, OptionalLong retentionBytes) {
        return new TopicFacts("id", List.of(0), cleanupPolicy, retention, retentionBytes, true);
    }
}
