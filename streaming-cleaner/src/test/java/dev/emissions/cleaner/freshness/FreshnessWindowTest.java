package dev.emissions.cleaner.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreshnessWindowTest {
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void percentilesAreTrueToThreePercentOrHalfAMillisecond(long seed) {
        Random random = new Random(seed);
        long[] lengths =
                random.longs(10_000, 0, 1L << (5 + random.nextInt(20))).sorted().toArray();
        MillisCounts counts = new MillisCounts();
        Arrays.stream(lengths).forEach(counts::add);

        for (int percent : new int[] {1, 50, 95, 99, 100}) {
            assertThat((double) counts.percentile(percent))
                    .as("seed %d, p%d", seed, percent)
                    .isCloseTo((double) lengths[percent * 100 - 1], Percentage.withPercentage(3.5));
        }
    }

    @Test
    void lengthsBeyondAllMeasureAreCounted() {
        MillisCounts counts = new MillisCounts();
        counts.add(Long.MIN_VALUE);
        counts.add(Long.MAX_VALUE);

        assertThat(counts.percentile(50)).isZero();
        assertThat(counts.percentile(100)).isGreaterThan(1L << 39);
        assertThat(new MillisCounts().percentile(50)).isZero();
    }

    @Test
    void timeUntilTheSealBelongsToIt() {
        FreshnessWindow window = new FreshnessWindow();

        window.seal(ages(5, 5), NOON, NOON.plusMillis(8));

        assertThat(window.freshness().percentile(50)).isEqualTo(13);
    }

    @Test
    void sealsOfMoreThanAMinuteAgoAreForgotten() {
        FreshnessWindow window = new FreshnessWindow();
        window.seal(ages(1000), NOON, NOON);
        window.seal(ages(1), NOON.plusSeconds(59), NOON.plusSeconds(59));
        long before = window.freshness().total();

        window.seal(ages(2), NOON.plusSeconds(61), NOON.plusSeconds(61));
        window.seal(ages(), NOON.plusSeconds(300), NOON.plusSeconds(300));

        assertThat(before).isEqualTo(2);
        assertThat(window.freshness().total()).isEqualTo(2);
        assertThat(window.freshness().percentile(100)).isEqualTo(2);
    }

    private static MillisCounts ages(long... millis) {
        MillisCounts counts = new MillisCounts();
        Arrays.stream(millis).forEach(counts::add);
        return counts;
    }
}
