package dev.emissions.proof.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopicStatusTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void lagCountsFromWhatIsSealedOrFromWhatIsLeft() {
        assertThat(Statuses.partition(150, SECOND, SECOND).lag()).isEqualTo(50);
        assertThat(Statuses.partition(50, SECOND, SECOND).lag()).isEqualTo(100);
        assertThat(Statuses.partition(200, SECOND, SECOND).lag()).isZero();
    }

    @Test
    void runningCleanerAndNothingUnreadAreNoNews() {
        assertThat(warnings(Statuses.partition(150, SECOND, HOUR))).isEmpty();
        assertThat(warnings(Statuses.partition(200, HOUR, SECOND))).isEmpty();
    }

    @Test
    void offsetsThatAreGoneAreNamed() {
        assertThat(warnings(Statuses.partition(90, SECOND, SECOND)))
                .singleElement()
                .asString()
                .contains("offsets 90-99 before they were cleaned");
    }

    @Test
    void brokerWithFewerRecordsIsDoubted() {
        assertThat(warnings(Statuses.partition(201, SECOND, SECOND)))
                .singleElement()
                .asString()
                .contains("another cluster");
    }

    @Test
    void cleanerThatDoesNotRunIsMissed() {
        assertThat(warnings(Statuses.partition(150, HOUR, HOUR)))
                .containsExactly("partition 0: 50 events are unread, the oldest for 1 h 0 m, and nothing was sealed"
                        + " meanwhile; is the cleaner running?");
    }

    @Test
    void topicMadeAnewComesFirst() {
        var status = new TopicStatus("events", "new", Optional.of("old"), List.of(Statuses.partition(150, HOUR, HOUR)));

        assertThat(status.warnings()).hasSize(2).first().asString().contains("id old then, new now");
    }

    private static List<String> warnings(PartitionStatus partition) {
        return new TopicStatus("events", "id", Optional.of("id"), List.of(partition)).warnings();
    }
}
