package dev.emissions.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunChecksTest {
    private static final Counts COUNTS = new Counts(960, 30, 10, 0);

    @Test
    void balancedRunPasses() {
        assertThatCode(() -> RunChecks.requireAccounted(run(Way.OURS, COUNTS, COUNTS), 1_000))
                .doesNotThrowAnyException();
    }

    @Test
    void lostEventIsRefused() {
        assertThatThrownBy(() -> RunChecks.requireAccounted(run(Way.OURS, COUNTS, COUNTS), 1_001))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("Cannot tell figures: the counts of run 1, ours, are wrong; expected events read: 1001,"
                        + " got 1000");
    }

    @Test
    void gapIsRefused() {
        Counts withGap = new Counts(960, 30, 9, 1);

        assertThatThrownBy(() -> RunChecks.requireAccounted(run(Way.OURS, withGap, COUNTS), 1_000))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("expected gaps: 0, got 1");
    }

    @Test
    void tablesThatSayOtherwiseAreRefused() {
        Counts tables = new Counts(959, 30, 11, 0);

        assertThatThrownBy(() -> RunChecks.requireAccounted(run(Way.OURS, COUNTS, tables), 1_000))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("rows of the tables");
    }

    @Test
    void usualWayMayDifferALittle() {
        Run usual = run(Way.USUAL, COUNTS, new Counts(968, 24, 8, 0));

        assertThatCode(() -> RunChecks.requireLike(run(Way.OURS, COUNTS, COUNTS), usual))
                .doesNotThrowAnyException();
    }

    @Test
    void usualWayThatQuarantinesNothingIsRefused() {
        Run usual = run(Way.USUAL, COUNTS, new Counts(965, 0, 35, 0));

        assertThatThrownBy(() -> RunChecks.requireLike(run(Way.OURS, COUNTS, COUNTS), usual))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("expected rows quarantined: about 30, got 0");
    }

    @Test
    void usualWayThatLosesRowsIsRefused() {
        Run usual = run(Way.USUAL, COUNTS, new Counts(900, 30, 70, 0));

        assertThatThrownBy(() -> RunChecks.requireLike(run(Way.OURS, COUNTS, COUNTS), usual))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("expected rows cleaned: about 960, got 900");
    }

    private static Run run(Way way, Counts told, Counts tables) {
        BatchLine batch = new BatchLine(0, Instant.EPOCH, 1, 1, 0, told.sum(), told);
        return new Run(
                way, 1, 0, new ProcessCost(Duration.ofSeconds(1), Duration.ofSeconds(1), 1), List.of(batch), tables);
    }
}
