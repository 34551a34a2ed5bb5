package dev.emissions.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleCatalogueTest {
    /** They compare a record with others or with its bytes, so they are found before or after the assessor. */
    private static final Set<String> FOUND_ELSEWHERE =
            Set.of("UNDECODABLE", "UNKNOWN_SCHEMA", "DUPLICATE", "CONFLICTING_DUPLICATE");

    static Stream<RuleCase> cases() {
        return RuleCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ruleFiresOnlyWhereItShould(RuleCase ruleCase) {
        Rule rule = RuleCatalogue.rule(ruleCase.id());

        assertThat(ruleCase.fired().anyMatch(rule::equals)).isEqualTo(ruleCase.fires());
    }

    @Test
    void everyRuleHasAViolatingAPassingAndAnAbsentCase() {
        var kindsByRule = RuleCases.all()
                .collect(Collectors.groupingBy(
                        RuleCase::id,
                        Collectors.mapping(
                                RuleCase::kind, Collectors.toCollection(() -> EnumSet.noneOf(RuleCase.Kind.class)))));

        var incomplete = RuleCatalogue.rules().stream()
                .map(Rule::id)
                .filter(id -> !FOUND_ELSEWHERE.contains(id))
                .filter(id -> !EnumSet.allOf(RuleCase.Kind.class).equals(kindsByRule.get(id)));

        assertThat(incomplete).isEmpty();
        assertThat(RuleCases.all().filter(c -> c.kind() == RuleCase.Kind.VIOLATING))
                .allMatch(RuleCase::fires);
        assertThat(RuleCases.all().filter(c -> c.kind() == RuleCase.Kind.PASSING))
                .noneMatch(RuleCase::fires);
    }

    @Test
    void noRuleFiresForACleanEvent() {
        Verdict verdict = Given.assess(Given.cleanEvent());

        assertThat(verdict.accepted()).isTrue();
        assertThat(verdict.rejections()).isSameAs(List.of());
        assertThat(verdict.flags()).isSameAs(List.of());
        assertThat(verdict.counted()).isSameAs(List.of());
        assertThat(verdict.repairs()).isSameAs(List.of());
    }

    @Test
    void idsAndReactionsAreThoseThatTablesAndDocumentsKnow() {
        assertThat(RuleCatalogue.rules().stream().map(rule -> rule.id() + " " + rule.reaction()))
                .containsExactly(
                        "UNDECODABLE REJECT",
                        "UNKNOWN_SCHEMA REJECT",
                        "EVENT_ID_MISSING REJECT",
                        "EVENT_TIME_MISSING REJECT",
                        "EVENT_TIME_INVALID REJECT",
                        "EVENT_TIME_FUTURE REJECT",
                        "CLOCK_SKEW FLAG",
                        "LATE FLAG",
                        "DUPLICATE COUNT",
                        "CONFLICTING_DUPLICATE REJECT",
                        "DOMAIN_MISSING REJECT",
                        "DOMAIN_NORMALISED REPAIR",
                        "DOMAIN_INVALID REJECT",
                        "DOMAIN_MASKED FLAG",
                        "COUNTRY_NORMALISED REPAIR",
                        "COUNTRY_MISSING FLAG",
                        "COUNTRY_UNKNOWN FLAG",
                        "DEVICE_NORMALISED REPAIR",
                        "DEVICE_UNKNOWN FLAG",
                        "FORMAT_NORMALISED REPAIR",
                        "FORMAT_UNKNOWN FLAG",
                        "AD_SIZE_INVALID FLAG",
                        "FORMAT_SIZE_CONFLICT FLAG",
                        "EMISSION_NOT_FINITE REJECT",
                        "COMPONENT_NEGATIVE REJECT",
                        "TOTAL_NEGATIVE REPAIR",
                        "TOTAL_MISSING REPAIR",
                        "TOTAL_MISMATCH REPAIR",
                        "TOTAL_MISMATCH_LARGE FLAG",
                        "COMPONENT_MISSING REPAIR",
                        "COMPONENTS_MISSING REJECT",
                        "COVERAGE_MISSING COUNT",
                        "COVERAGE_CONTRADICTION FLAG",
                        "IMPRESSIONS_ABSENT REPAIR",
                        "IMPRESSIONS_INVALID REJECT",
                        "INTENSITY_HIGH FLAG",
                        "UNIT_SUSPECT REJECT",
                        "ZERO_EMISSION FLAG",
                        "FRAMEWORK_UNKNOWN FLAG");
    }

    @Test
    void everyRepairReplacesAValueAndNoRejectionDoes() {
        assertThat(RuleCatalogue.rules()).allSatisfy(rule -> {
            assertThat(rule.id()).matches("[A-Z]+(_[A-Z]+)*");
            assertThat(rule.description()).endsWith(".");
            assertThat(rule.field()).isNotBlank();
            if (rule.reaction() == Reaction.REPAIR) {
                assertThat(rule.replaces()).isTrue();
            }
            if (rule.reaction() == Reaction.REJECT || rule.reaction() == Reaction.COUNT) {
                assertThat(rule.replaces()).isFalse();
            }
        });
        assertThat(RuleCatalogue.rules()).hasSizeLessThanOrEqualTo(Long.SIZE);
    }

    @Test
    void versionDoesNotChangeUnnoticed() {
        // It stands with every row in the tables. New data or thresholds change its digest, so write the new one here.
        // When the code
        // of a rule changes what becomes of an event, raise CatalogueVersion's number by hand: no digest sees that.
        assertThat(RuleCatalogue.version()).isEqualTo("1-ea3cdc9e");
    }

    @Test
    void versionTellsOtherThresholdsApart() {
        Thresholds defaults = Thresholds.defaults();
        var strict = new Thresholds(
                defaults.earliest(),
                defaults.latest(),
                defaults.clockSkew(),
                defaults.lateness(),
                1e-6,
                defaults.mismatchFraction(),
                defaults.largeMismatchFraction(),
                defaults.highGramsPerImpression(),
                defaults.highestGramsPerImpression(),
                defaults.unitDistance(),
                defaults.unitTolerance(),
                defaults.highestGrams(),
                defaults.highestImpressions());

        assertThat(RuleCatalogue.version(strict)).isNotEqualTo(RuleCatalogue.version());
        assertThat(RuleCatalogue.version(defaults)).isEqualTo(RuleCatalogue.version());
    }

    @Test
    void ruleIsFoundByItsId() {
        assertThat(RuleCatalogue.rule("DUPLICATE")).isSameAs(RuleCatalogue.DUPLICATE);
        assertThatThrownBy(() -> RuleCatalogue.rule("NO_SUCH"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot find rule: expected an id of the catalogue, got NO_SUCH");
    }
}
