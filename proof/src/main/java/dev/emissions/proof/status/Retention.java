package dev.emissions.proof.status;

import dev.emissions.proof.kafka.OffsetBounds;
import dev.emissions.proof.kafka.TopicFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long the broker still keeps what is unread. It deletes whole segments, so that it may well be longer, but not shorter, as far as
 * age decides; where size decides, it is an estimate by the rate at which the unread records came.
 */
record Retention(TopicFacts topic, Instant now) {
    /**
     * @param next the oldest unread offset, and when the broker got it
     * @param bytes what the partition holds now; empty if the broker does not tell
     */
    Optional<Duration> left(OffsetBounds bounds, long next, Instant oldestUnread, Optional<Long> bytes) {
        if (!topic.deletes() || next >= bounds.end()) {
            return Optional.empty();
        }
        Optional<Duration> byAge =
                topic.retention().map(kept -> atLeastNothing(Duration.between(now, oldestUnread.plus(kept))));
        Optional<Duration> bySize = bytes.flatMap(held -> bySize(bounds, next, oldestUnread, held));
        return Stream.of(byAge, bySize).flatMap(Optional::stream).min(Duration::compareTo);
    }

    private Optional<Duration> bySize(OffsetBounds bounds, long next, Instant oldestUnread, long bytes) {
        double unreadMillis = Duration.between(oldestUnread, now).toMillis();
        double held = bounds.end() - bounds.earliest();
        if (topic.retentionBytes().isEmpty() || unreadMillis <= 0 || held <= 0 || bytes <= 0) {
            return Optional.empty();
        }
        double unreadBytes = bytes * ((bounds.end() - next) / held);
        double room = topic.retentionBytes().getAsLong() - unreadBytes;
        return Optional.of(Duration.ofMillis((long) Math.max(0, room * unreadMillis / unreadBytes)));
    }

    private static Duration atLeastNothing(Duration span) {
        return span.isNegative() ? Duration.ZERO : span;
    }
}
