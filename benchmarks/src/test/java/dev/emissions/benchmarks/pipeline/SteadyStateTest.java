package dev.emissions.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteadyStateTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    private final List<BatchLine> batches = new ArrayList<>();

    @Test
    void firstThirdIsLeftOut() {
        batch(1_000_000, 10_000, 9_000);
        batch(1_000_000, 20_000, 18_000);
        batch(1_000_000, 22_000, 22_000);
        batch(1_000_000, 24_000, 26_000);
        batch(1_000_000, 26_000, 30_000);
        batch(1_000_000, 28_000, 34_000);

        Rates rates = SteadyState.of(batches).orElseThrow();

        assertThat(rates).isEqualTo(new Rates(500_000, 4));
    }

    @Test
    void thirdIsRoundedUp() {
        batch(100, 1_000, 500);
        batch(100, 2_000, 1_000);
        batch(100, 3_000, 1_200);
        batch(100, 4_000, 1_400);

        Rates rates = SteadyState.of(batches).orElseThrow();

        assertThat(rates).isEqualTo(new Rates(100, 2_000));
    }

    @Test
    void restAtTheEndIsLeftOut() {
        batch(500_000, 5_000, 8_000);
        batch(500_000, 6_000, 10_000);
        batch(500_000, 7_000, 12_000);
        batch(4, 9_000, 14_000);

        Rates rates = SteadyState.of(batches).orElseThrow();

        assertThat(rates).isEqualTo(new Rates(500_000, 4));
    }

    @Test
    void oneBatchIsNoSteadyState() {
        batch(500_000, 5_000, 8_000);
        batch(4, 9_000, 14_000);

        assertThat(SteadyState.of(batches)).isEmpty();
    }

    @Test
    void noBatchIsNoSteadyState() {
        assertThat(SteadyState.of(batches)).isEmpty();
    }

    private void batch(long events, long sealedMillis, long cpuMillis) {
        batches.add(
                new BatchLine(batches.size(), BEGIN.plusMillis(sealedMillis), 1, cpuMillis, 0, events, Counts.NONE));
    }
}
