package dev.emissions.producer.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.quality.Assessor;
import dev.emissions.quality.Origin;
import dev.emissions.quality.Rule;
import dev.emissions.quality.RuleCatalogue;
import dev.emissions.quality.Thresholds;
import dev.emissions.quality.Verdict;
import dev.emissions.schemas.Decoding;
import dev.emissions.schemas.EventDecoder;
import dev.emissions.schemas.EventView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IssuesTest {
    /** Rules that no single injected fault can be made for, with the reason. */
    private static final Map<String, String> NOT_INJECTED = Map.of();

    private static final int EVENTS = 4000;
    private static final long APPENDED =
            Plans.START.plus(Plans.SPAN).plusSeconds(30).toEpochMilli() * 1000;

    private final EventDecoder decoder = new EventDecoder();
    private final EventView view = new EventView();
    private final Assessor assessor = new Assessor(Thresholds.defaults());
    private final GeneratedEvent event = new GeneratedEvent();

    static Stream<String> ids() {
        return Issues.all().stream().map(Issue::id);
    }

    @Test
    void everyRuleHasAnInjectorAndEveryInjectorARule() {
        Set<String> injected = Issues.all().stream().map(Issue::id).collect(Collectors.toSet());
        Set<String> rules = RuleCatalogue.rules().stream().map(Rule::id).collect(Collectors.toSet());

        Set<String> missing = new TreeSet<>(rules);
        missing.removeAll(injected);
        missing.removeAll(NOT_INJECTED.keySet());
        assertThat(missing).as("rules without an injector").isEmpty();
        assertThat(rules).containsAll(injected).containsAll(NOT_INJECTED.keySet());
        assertThat(injected).hasSize(Issues.all().size());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void anInjectedIssueMakesItsRulesFireAndNoOthers(String id) {
        EventGenerator generator = new EventGenerator(Plans.of(11, id + "=0.2", 0, Target.KAFKA_NOW));
        int seen = 0;
        for (long position = 0; position < EVENTS; position++) {
            generator.generate(position, event);
            if (event.issue() != null) {
                assertThat(fired(event.value())).as("position %d", position).isEqualTo(expected(event.issue()));
                seen++;
            }
        }

        assertThat(seen).isGreaterThan(EVENTS / 10);
    }

    @Test
    void anEventWithoutAnIssueFiresNoRule() {
        EventGenerator generator = new EventGenerator(Plans.of(12, "none", 0, Target.KAFKA_NOW));
        for (long position = 0; position < EVENTS; position++) {
            generator.generate(position, event);
            assertThat(fired(event.value())).as("position %d", position).isEmpty();
        }
    }

    @Test
    void anomaliesAreValidEvents() {
        EventGenerator generator = new EventGenerator(Plans.of(13, "none", 1, Target.KAFKA_NOW));
        for (long position = 0; position < EVENTS; position++) {
            generator.generate(position, event);
            assertThat(fired(event.value())).as("position %d", position).isSubsetOf("INTENSITY_HIGH");
        }
    }

    @Test
    void theUsualMixIsAboutThreePercentAndOnePercentOfResends() {
        double resends = share(Issues.all().stream().filter(Issue::isTwin).toList());
        double others =
                share(Issues.all().stream().filter(issue -> !issue.isTwin()).toList());

        assertThat(resends).isBetween(0.008, 0.011);
        assertThat(others).isBetween(0.028, 0.032);
    }

    private static double share(List<Issue> issues) {
        return issues.stream().mapToDouble(Issue::usualShare).sum();
    }

    /** What the assessor can find; twins are found by their ids. */
    private static Set<String> expected(Issue issue) {
        Set<String> ids = new TreeSet<>(issue.alsoFires());
        if (!issue.isTwin()) {
            ids.add(issue.id());
        }
        return ids;
    }

    private Set<String> fired(byte[] value) {
        Decoding decoding = decoder.decode(value, view);
        if (decoding != Decoding.EVENT) {
            return Set.of(decoding.name());
        }
        Verdict verdict = assessor.assess(view, APPENDED, Origin.STREAM);
        Set<String> ids = new TreeSet<>();
        verdict.rejections().forEach(rule -> ids.add(rule.id()));
        verdict.flags().forEach(rule -> ids.add(rule.id()));
        verdict.repairs().forEach(repair -> ids.add(repair.rule().id()));
        verdict.counted().forEach(rule -> ids.add(rule.id()));
        return ids;
    }
}
