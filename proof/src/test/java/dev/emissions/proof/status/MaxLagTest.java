package dev.emissions.proof.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaxLagTest {
    private static final List<PartitionStatus> TWO_BEHIND = List.of(
            Statuses.partition(140, Duration.ofSeconds(1), Duration.ofMinutes(2)),
            Statuses.partition(190, Duration.ofSeconds(1), Duration.ofSeconds(2)));

    @ParameterizedTest
    @CsvSource({"69,true", "70,false", "119s,true", "2m,false", "120001ms,false", "1h,false", "0,true", "1 d,false"})
    void countsEventsOverAllPartitionsAndTakesTheOldestRecord(String limit, boolean isExceeded) {
        assertThat(MaxLag.parse(limit).excess(TWO_BEHIND).isPresent()).isEqualTo(isExceeded);
    }

    @Test
    void saysByHowMuch() {
        assertThat(MaxLag.parse("1m").excess(TWO_BEHIND))
                .hasValue("the oldest unread record is 2 m 0 s old; expected at most 1 m 0 s");
        assertThat(MaxLag.parse("10").excess(TWO_BEHIND)).hasValue("70 events are unread; expected at most 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "five", "-1", "5 weeks", "1.5s"})
    void refusesWhatIsNeither(String text) {
        assertThatThrownBy(() -> MaxLag.parse(text))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--max-lag")
                .hasMessageContaining("got '" + text + "'");
    }
}
