package dev.emissions.producer.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedChoiceTest {
    private static final int DRAWS = 40_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 99})
    void drawsAsOftenAsTheWeightsSay(long seed) {
        Map<Double, Integer> drawn = new HashMap<>();
        WeightedChoice<Double> choice = new WeightedChoice<>(List.of(1.0, 0.0, 5.0, 2.5, 0.5), weight -> weight);
        EventRandom random = new EventRandom(seed, 1).at(0);

        for (int i = 0; i < DRAWS; i++) {
            drawn.merge(choice.draw(random), 1, Integer::sum);
        }

        assertThat(drawn).doesNotContainKey(0.0);
        drawn.forEach((weight, count) -> assertThat((double) count / DRAWS).isCloseTo(weight / 9, within(0.012)));
    }

    @Test
    void noWeightIsNoChoice() {
        assertThatThrownBy(() -> new WeightedChoice<>(List.of("a"), value -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot choose among no weights");
    }
}
