package dev.emissions.proof.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.proof.kafka.OffsetBounds;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final OffsetBounds BOUNDS = new OffsetBounds(0, 1000);
    private static final Optional<Duration> DAY = Optional.of(Duration.ofDays(1));

    @Test
    void ageOfTheOldestUnreadRecordCounts() {
        assertThat(left("delete", DAY, OptionalLong.empty(), 900)).hasValue(Duration.ofHours(23));
    }

    @Test
    void unreadRecordsThatFillTheSizeFasterCountFirst() {
        // 100 of 1,000 offsets of 10,000 bytes came in an hour: 1,000 bytes an hour, and 2,000 more fit.
        assertThat(left("compact,delete", DAY, OptionalLong.of(3_000), 900)).hasValue(Duration.ofHours(2));
        assertThat(left("delete", DAY, OptionalLong.of(500), 900)).hasValue(Duration.ZERO);
    }

    @Test
    void nothingUnreadOrKeptForEverHasNoEnd() {
        assertThat(left("delete", DAY, OptionalLong.empty(), 1000)).isEmpty();
        assertThat(left("delete", Optional.empty(), OptionalLong.empty(), 900)).isEmpty();
        assertThat(left("compact", DAY, OptionalLong.of(1), 900)).isEmpty();
    }

    @Test
    void whatIsOverdueHasNoTimeLeft() {
        assertThat(left("delete", Optional.of(Duration.ofMinutes(1)), OptionalLong.empty(), 900))
                .hasValue(Duration.ZERO);
    }

    private static Optional<Duration> left(String policy, Optional<Duration> age, OptionalLong bytes, long next) {
        return new Retention(Statuses.topic(policy, age, bytes), Statuses.NOW)
                .left(BOUNDS, next, Statuses.NOW.minus(Duration.ofHours(1)), Optional.of(10_000L));
    }
}
