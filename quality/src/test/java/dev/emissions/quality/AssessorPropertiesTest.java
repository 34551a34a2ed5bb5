package dev.emissions.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.schemas.EmissionEvent;
import dev.emissions.schemas.GramsField;
import dev.emissions.schemas.TextField;
import dev.emissions.schemas.Vocabularies;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every event; the parameter of each test is the seed of its events. */
class AssessorPropertiesTest {
    private static final int EVENTS = 400;
    private static final long TABLE_LIMIT = 900_000_000_000_000_000L;

    static LongStream seeds() {
        return LongStream.range(0, 10);
    }

    private static Outcome assess(Assessor assessor, EmissionEvent event) {
        return Outcome.of(assessor.assess(Given.view(event), Given.APPENDED, Origin.STREAM));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void answerDependsOnNothingButTheEvent(long seed) {
        var events = new RandomEvents(seed);
        var reused = new Assessor(Thresholds.defaults());

        for (int i = 0; i < EVENTS; i++) {
            EmissionEvent event = events.next();

            Outcome outcome = assess(reused, event);

            assertThat(assess(reused, event)).isEqualTo(outcome);
            if (i % 20 == 0) {
                assertThat(assess(new Assessor(Thresholds.defaults()), event)).isEqualTo(outcome);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void componentsOfAnAcceptedEventAddUpToItsTotal(long seed) {
        var events = new RandomEvents(seed);
        var assessor = new Assessor(Thresholds.defaults());
        int accepted = 0;

        for (int i = 0; i < EVENTS; i++) {
            EmissionEvent event = events.next();
            Outcome outcome = assess(assessor, event);
            if (!outcome.accepted() || outcome.counted().contains(RuleCatalogue.rule("COVERAGE_MISSING"))) {
                continue;
            }
            accepted++;
            long total = outcome.nanograms().get(GramsField.TOTAL);
            long sum = outcome.nanograms().values().stream()
                            .mapToLong(grams -> grams)
                            .sum()
                    - total;
            assertThat((double) Math.abs(total - sum))
                    .as(() -> event.toString())
                    .isLessThanOrEqualTo(Math.max(2_000, 0.001 * sum));
        }
        assertThat(accepted).isGreaterThan(EVENTS / 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void acceptedEventFitsTheTable(long seed) {
        var events = new RandomEvents(seed);
        var assessor = new Assessor(Thresholds.defaults());
        Set<String> countries = plus(Vocabularies.COUNTRIES.values(), "ZZ");
        Set<String> devices = plus(Vocabularies.DEVICES.values(), "unknown");
        Set<String> formats = plus(Vocabularies.FORMATS.values(), "unknown");

        for (int i = 0; i < EVENTS; i++) {
            Outcome outcome = assess(assessor, events.next());
            if (outcome.accepted()) {
                assertThat(outcome.texts().get("event_id")).isNotBlank();
                assertThat(outcome.texts().get("domain")).matches("[a-z0-9.-]+\\.[a-z0-9-]+");
                assertThat(outcome.texts().get("country")).isIn(countries);
                assertThat(outcome.texts().get("device")).isIn(devices);
                assertThat(outcome.texts().get("format")).isIn(formats);
                assertThat(outcome.impressions()).isPositive();
                assertThat(outcome.nanograms().values()).allMatch(grams -> grams >= 0 && grams <= TABLE_LIMIT);
            }
        }
    }

    private static Set<String> plus(Set<String> values, String standIn) {
        Set<String> all = new HashSet<>(values);
        all.add(standIn);
        return all;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void repairsLeadBackToWhatTheRecordStated(long seed) {
        var events = new RandomEvents(seed);
        var assessor = new Assessor(Thresholds.defaults());

        for (int i = 0; i < EVENTS; i++) {
            EmissionEvent event = events.next();
            Outcome outcome = assess(assessor, event);
            if (outcome.accepted()) {
                assertThat(undone(outcome)).as(() -> event + " " + outcome).isEqualTo(stated(event));
            }
        }
    }

    /** The event's values as text, each repaired one replaced by what the repair says was stated. */
    private static Map<String, String> undone(Outcome outcome) {
        Map<String, String> values = new HashMap<>(outcome.texts());
        outcome.nanograms().forEach((field, grams) -> values.put(field.column(), grams.toString()));
        values.put("impressions", Long.toString(outcome.impressions()));
        Set<String> repaired = new HashSet<>();
        for (Repair repair : outcome.repairs()) {
            assertThat(repaired.add(repair.field())).as("one repair per field").isTrue();
            values.put(repair.field(), repair.field().endsWith("_grams") ? nanograms(repair.raw()) : repair.raw());
        }
        values.values().removeIf(Objects::isNull);
        return values;
    }

    private static Map<String, String> stated(EmissionEvent event) {
        Map<String, String> values = new HashMap<>();
        for (TextField field : TextField.values()) {
            values.put(field.column(), (String) event.get(field.column()));
        }
        for (GramsField field : GramsField.values()) {
            Object grams = event.get(field.column());
            values.put(field.column(), nanograms(grams == null ? null : grams.toString()));
        }
        values.put(
                "impressions",
                event.getImpressions() == null ? null : event.getImpressions().toString());
        values.values().removeIf(Objects::isNull);
        return values;
    }

    private static String nanograms(String grams) {
        return grams == null ? null : Long.toString((long) Math.rint(Double.parseDouble(grams) * 1e9));
    }

    @Test
    void randomEventsMeetNearlyEveryRule() {
        var events = new RandomEvents(1);
        var assessor = new Assessor(Thresholds.defaults());
        Set<Rule> met = new HashSet<>();

        for (int i = 0; i < 25 * EVENTS; i++) {
            Outcome outcome = assess(assessor, events.next());
            met.addAll(outcome.rejections());
            met.addAll(outcome.flags());
            met.addAll(outcome.counted());
            outcome.repairs().forEach(repair -> met.add(repair.rule()));
        }

        assertThat(RuleCatalogue.rules().stream()
                        .filter(rule -> !met.contains(rule))
                        .map(Rule::id))
                .containsExactlyInAnyOrder("UNDECODABLE", "UNKNOWN_SCHEMA", "DUPLICATE", "CONFLICTING_DUPLICATE");
    }
}
