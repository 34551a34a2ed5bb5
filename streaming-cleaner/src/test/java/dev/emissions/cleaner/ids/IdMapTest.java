package dev.emissions.cleaner.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdMapTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithAnOrdinaryMap(long seed) {
        Random random = new Random(seed);
        Map<Id, Long> expected = new HashMap<>();
        IdMap map = new IdMap();

        for (int i = 0; i < 20_000; i++) {
            Id id = new Id(random.nextInt(300), (long) random.nextInt(40) << 32);
            boolean added = map.add(id.high, id.low, i);
            assertThat(added).isEqualTo(expected.putIfAbsent(id, (long) i) == null);
        }

        assertThat(map.size()).isEqualTo(expected.size());
        expected.forEach(
                (id, payload) -> assertThat(map.payload(id.high, id.low)).isEqualTo(payload));
        assertThat(map.contains(301, 0)).isFalse();
    }

    private record Id(long high, long low) {}

    @Test
    void idOfZeroHalvesIsAnIdLikeOthers() {
        IdMap map = new IdMap();

        assertThat(map.contains(0, 0)).isFalse();
        assertThat(map.add(0, 0, 7)).isTrue();
        assertThat(map.add(0, 0, 8)).isFalse();
        assertThat(map.payload(0, 0)).isEqualTo(7);
    }
}
