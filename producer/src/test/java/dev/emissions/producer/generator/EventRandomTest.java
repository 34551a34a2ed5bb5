package dev.emissions.producer.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventRandomTest {
    @Test
    void numbersDependOnSeedStreamAndPositionAlone() {
        EventRandom random = new EventRandom(5, 1);
        long first = random.at(7).nextLong();
        random.at(8).nextLong();

        assertThat(random.at(7).nextLong()).isEqualTo(first);
        assertThat(new EventRandom(5, 1).at(7).nextLong()).isEqualTo(first);
        assertThat(new EventRandom(6, 1).at(7).nextLong()).isNotEqualTo(first);
        assertThat(new EventRandom(5, 2).at(7).nextLong()).isNotEqualTo(first);
    }

    @Test
    void numbersAreThoseOfEveryMachineAndVersion() {
        assertThat(EventRandom.mix(1)).isEqualTo(0x5692161D100B05E5L);
    }

    @Test
    void uniformAndNearlyNormalHaveTheirMeanAndRange() {
        EventRandom random = new EventRandom(5, 1);
        double uniform = 0;
        double normal = 0;
        double squares = 0;
        for (int i = 0; i < 20_000; i++) {
            random.at(i);
            uniform += random.uniform();
            double next = random.nearlyNormal();
            normal += next;
            squares += next * next;
            assertThat(random.below(3)).isBetween(0, 2);
            assertThat(random.logBetween(3, 12)).isBetween(3.0, 12.0);
        }

        assertThat(uniform / 20_000).isCloseTo(0.5, within(0.01));
        assertThat(normal / 20_000).isCloseTo(0, within(0.03));
        assertThat(squares / 20_000).isCloseTo(1, within(0.05));
    }

    @Test
    void mixLosesNoPosition() {
        Set<Long> mixed = new HashSet<>();
        for (long position = 0; position < 50_000; position++) {
            mixed.add(EventRandom.mix(position));
        }

        assertThat(mixed).hasSize(50_000);
    }
}
