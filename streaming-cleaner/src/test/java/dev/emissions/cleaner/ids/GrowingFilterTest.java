package dev.emissions.cleaner.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GrowingFilterTest {
    private static final int IDS = 300_000;

    @Test
    void neverMissesAnIdAndRarelyClaimsAnother() {
        GrowingFilter filter = new GrowingFilter();
        new SplittableRandom(1).longs(IDS).forEach(filter::add);

        assertThat(new SplittableRandom(1).longs(IDS).allMatch(filter::mightContain))
                .isTrue();
        LongStream others = new SplittableRandom(2).longs(IDS);
        assertThat(others.filter(filter::mightContain).count()).isLessThan(IDS / 50);
    }

    @Test
    void emptyOneTakesNoMemory() {
        assertThat(new GrowingFilter().bytes()).isZero();
        assertThat(new GrowingFilter().mightContain(1)).isFalse();
    }
}
