package dev.emissions.cleaner.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SliceTest {
    @Test
    void everyPositionIsInOneSlice() {
        List<Slice> slices = Slice.of(1000, 200);

        assertThat(slices).hasSize(6);
        for (long offset = 0; offset < 600; offset++) {
            Position position = new Position("events", (int) (offset % 3), offset);
            assertThat(slices.stream().filter(slice -> slice.contains(position)))
                    .as("%s", position)
                    .hasSize(1);
        }
    }

    @Test
    void slicesAreAboutEqual() {
        List<Slice> slices = Slice.of(1000, 400);

        long first = java.util.stream.LongStream.range(0, 3000)
                .filter(offset -> slices.get(0).contains(new Position("events", 0, offset)))
                .count();

        assertThat(first).isBetween(800L, 1200L);
    }
}
