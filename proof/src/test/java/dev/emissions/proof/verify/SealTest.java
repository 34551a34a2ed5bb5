package dev.emissions.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SealTest {
    @Test
    void batchesOfAQueryAreInTheOrderOfTheirNumbersWhateverTheClockSays() {
        Seal earlier = Seal.of(2_000, 3, 7);
        Seal later = Seal.of(1_000, 3, 8);

        assertThat(earlier.isNoLaterThan(later)).isTrue();
        assertThat(later.isNoLaterThan(earlier)).isFalse();
        assertThat(earlier.isNoLaterThan(earlier)).isTrue();
    }

    @Test
    void otherQueriesAndCorrectionsAreInTheOrderOfTheirTimes() {
        Seal batch = Seal.of(2_000, 3, 7);

        assertThat(Seal.of(1_000, 4, 99).isNoLaterThan(batch)).isTrue();
        assertThat(new Seal(3_000, Seal.NO_BATCH).isNoLaterThan(batch)).isFalse();
        assertThat(batch.isNoLaterThan(new Seal(2_000, Seal.NO_BATCH))).isTrue();
    }
}
