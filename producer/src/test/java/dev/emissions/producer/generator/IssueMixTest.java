package dev.emissions.producer.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IssueMixTest {
    @ParameterizedTest
    @EnumSource(Target.class)
    void aRateIsTheShareOfAllIssuesButResends(Target target) {
        IssueMix mix = IssueMix.parse("0.06", target);

        assertThat(share(mix, false)).isBetween(0.0595, 0.0605);
        assertThat(share(mix, true)).isBetween(0.017, 0.02);
        assertThat(mix.issues()).allMatch(issue -> issue.targets().contains(target));
    }

    @Test
    void noneIsNone() {
        assertThat(IssueMix.parse("none", Target.KAFKA).issues()).isEmpty();
        assertThat(IssueMix.parse("0", Target.KAFKA).pick(0)).isNull();
    }

    @Test
    void rulesCanBeNamedWithRatesOfTheirOwn() {
        IssueMix mix = IssueMix.parse("domain_missing=0.25, DUPLICATE = 0.5", Target.KAFKA);

        assertThat(mix.pick(0.0).id()).isEqualTo("DOMAIN_MISSING");
        assertThat(mix.pick(0.2499).id()).isEqualTo("DOMAIN_MISSING");
        assertThat(mix.pick(0.25).id()).isEqualTo("DUPLICATE");
        assertThat(mix.pick(0.7499).id()).isEqualTo("DUPLICATE");
        assertThat(mix.pick(0.75)).isNull();
    }

    @Test
    void aNamedRateReplacesTheUsualOne() {
        IssueMix mix = IssueMix.parse("usual,DUPLICATE=0", Target.KAFKA);

        assertThat(mix.issues())
                .extracting(Issue::id)
                .doesNotContain("DUPLICATE")
                .contains("DOMAIN_MISSING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lots           | a rate is wrong; expected a number from 0 to 1, none, usual, or RULE=RATE, got \"lots\"",
                "1.5            | a rate is wrong; expected a number from 0 to 1, none, usual, or RULE=RATE, got \"1.5\"",
                "NaN            | a rate is wrong",
                "''             | a rate is wrong",
                "NO_SUCH=0.1    | a rule is wrong; expected one of AD_SIZE_INVALID, CLOCK_SKEW",
                "DOMAIN_MISSING=0.7,DUPLICATE=0.7 | their sum is wrong; expected at most 1, got 1.400"
            })
    void whatCannotBeIsRefusedWithWhatIsExpected(String text, String message) {
        assertThatThrownBy(() -> IssueMix.parse(text, Target.KAFKA_NOW))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("Cannot use --issues: " + message);
    }

    @Test
    void anIssueThatTheFormCannotTellIsRefused() {
        assertThatThrownBy(() -> IssueMix.parse("EVENT_ID_MISSING=0.1", Target.FLAT_CSV))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("a rule that this output can tell")
                .hasMessageEndingWith("got EVENT_ID_MISSING");
    }

    private static double share(IssueMix mix, boolean twins) {
        int hits = 0;
        for (int i = 0; i < 100_000; i++) {
            Issue issue = mix.pick(i / 100_000.0);
            hits += issue != null && issue.isTwin() == twins ? 1 : 0;
        }
        return hits / 100_000.0;
    }
}
