package dev.emissions.cleaner.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventDaysTest {
    @Test
    void daysAndRangesAreTakenInOrder() {
        Integer[] days = Stream.of("2026-02-27", "2026-02-28", "2026-03-01", "2026-03-05")
                .map(day -> Math.toIntExact(LocalDate.parse(day).toEpochDay()))
                .toArray(Integer[]::new);

        assertThat(EventDays.parse("2026-03-05,2026-02-27..2026-03-01")).containsExactly(days);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "today", "2026-03-05..", "2026-03-05..2026-03-01", "2026-03-01,", "0001-01-01..2026-01-01"})
    void otherTextIsRefused(String text) {
        assertThatThrownBy(() -> EventDays.parse(text)).hasMessageContaining("expected event dates like 2026-11-20");
    }
}
