package dev.emissions.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OffsetRangesTest {
    @Test
    void neighboursFormOneRange() {
        OffsetRanges ranges = new OffsetRanges();

        ranges.add(5);
        ranges.add(6);
        ranges.add(8, 10);

        assertThat(ranges).hasToString("5-6,8-9");
        assertThat(ranges.count()).isEqualTo(4);
    }

    @Test
    void emptyRangeAddsNothing() {
        OffsetRanges ranges = new OffsetRanges();

        ranges.add(7, 7);

        assertThat(ranges.size()).isZero();
    }

    @Test
    void sortingJoinsWhatWasAddedOutOfOrder() {
        OffsetRanges ranges = new OffsetRanges();
        for (long offset = 40; offset > 0; offset -= 2) {
            ranges.add(offset);
        }
        ranges.add(3);

        OffsetRanges sorted = ranges.sorted();

        assertThat(sorted.from(0)).isEqualTo(2);
        assertThat(sorted.until(0)).isEqualTo(5);
        assertThat(sorted.count()).isEqualTo(ranges.count()).isEqualTo(21);
    }
}
