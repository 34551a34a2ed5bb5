package dev.emissions.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayRangeTest {
    @Test
    void rangeIncludesBothEnds() {
        DayRange range = DayRange.parse("2026-03-01..2026-03-03");

        int first = (int) LocalDate.parse("2026-03-01").toEpochDay();
        assertThat(range).isEqualTo(new DayRange(first, first + 2));
        assertThat(range.contains(first + 2)).isTrue();
        assertThat(range.contains(first + 3)).isFalse();
        assertThat(DayRange.parse("2026-03-01")).isEqualTo(new DayRange(first, first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-03-01..", "2026-02-30", "2026-03-02..2026-03-01"})
    void anythingElseIsRefusedWithWhatWasExpected(String text) {
        assertThatThrownBy(() -> DayRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--dates: got " + text + ", expected 2026-03-01..2026-03-07 or 2026-03-01");
    }

    @Test
    void neighbouringDaysReadAsARange() {
        assertThat(DayText.of(new TreeSet<>(List.of(0, 1, 2, 9)))).isEqualTo("1970-01-01..1970-01-03, 1970-01-10");
    }
}
