package dev.emissions.cleaner.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetMapTest {
    @Test
    void unknownOffsetHasNoNumber() {
        assertThat(new OffsetMap().get(5)).isEqualTo(OffsetMap.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void largestNumberOfEachOffsetIsKept(long seed) {
        Random random = new Random(seed);
        OffsetMap map = new OffsetMap();
        Map<Long, Long> expected = new HashMap<>();

        for (int i = 0; i < 5_000; i++) {
            long offset = random.nextInt(3_000);
            long number = random.nextInt(1_000);
            map.putLarger(offset, number);
            expected.merge(offset, number, Math::max);
        }

        assertThat(expected)
                .allSatisfy((offset, number) -> assertThat(map.get(offset)).isEqualTo(number));
        assertThat(map.get(4_000)).isEqualTo(OffsetMap.NONE);
    }
}
