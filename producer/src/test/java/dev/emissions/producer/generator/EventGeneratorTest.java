package dev.emissions.producer.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.schemas.EmissionEvent;
import dev.emissions.schemas.EmissionEvents;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventGeneratorTest {
    private final GeneratedEvent event = new GeneratedEvent();

    @ParameterizedTest
    @ValueSource(longs = {1, 7, -3, Long.MAX_VALUE})
    void sameSeedMakesTheSameBytes(long seed) {
        assertThat(values(Plans.generator(seed, "usual"), 3000))
                .containsExactlyElementsOf(values(Plans.generator(seed, "usual"), 3000));
    }

    @Test
    void anotherSeedMakesOtherEvents() {
        List<ByteBuffer> first = values(Plans.generator(1, "none"), 500);
        List<ByteBuffer> second = values(Plans.generator(2, "none"), 500);

        assertThat(first).doesNotContainAnyElementsOf(second);
    }

    @Test
    void anEventNeedsNoneBeforeIt() {
        EventGenerator generator = Plans.generator(1, "usual");
        List<ByteBuffer> all = values(generator, 2000);

        for (int position = 1999; position >= 0; position--) {
            generator.generate(position, event);
            assertThat(ByteBuffer.wrap(event.value())).isEqualTo(all.get(position));
        }
    }

    @Test
    void aLaterStartMakesOtherIds() {
        GenerationPlan plan = Plans.of(1, "none", 0, Target.KAFKA);
        GenerationPlan later = new GenerationPlan(
                1,
                Plans.START.plusSeconds(1),
                Timeline.spread(Plans.START.plusSeconds(1), Plans.SPAN, Plans.COUNT),
                300,
                plan.issues(),
                0,
                Target.KAFKA);

        assertThat(ids(new EventGenerator(plan))).doesNotContainAnyElementsOf(ids(new EventGenerator(later)));
    }

    @Test
    void idsAreSixteenHexDigitsAndUnique() {
        Set<String> ids = ids(Plans.generator(3, "none"));

        assertThat(ids).hasSize(5000).allMatch(id -> id.matches("[0-9a-f]{16}"));
    }

    @Test
    void resendsRepeatPayloadAndKeyOfAnEarlierFaultlessEvent() {
        EventGenerator generator = Plans.generator(5, "DUPLICATE=0.05,DOMAIN_MISSING=0.1");
        Map<String, EmissionEvent> seen = new HashMap<>();
        int resends = 0;
        int close = 0;
        for (long position = 0; position < 10_000; position++) {
            generator.generate(position, event);
            EmissionEvent now = EmissionEvents.decode(event.value());
            EmissionEvent before = seen.putIfAbsent(now.getEventId(), now);
            if (event.issue() != null && event.issue().id().equals("DUPLICATE")) {
                assertThat(now.getDomain()).isNotNull();
                assertThat(now.getProducerSequence()).isEqualTo(position);
                close += position - before.getProducerSequence() < 50 ? 1 : 0;
                now.setProducerSequence(before.getProducerSequence());
                assertThat(now).isEqualTo(before);
                resends++;
            } else {
                assertThat(before).isNull();
            }
        }

        assertThat(resends).isBetween(400, 600);
        assertThat(close).as("some come at once, some far behind").isBetween(resends / 10, resends * 9 / 10);
    }

    @Test
    void correctionsKeepIdAndDateAndChangeThePayload() {
        EventGenerator generator = Plans.generator(5, "CONFLICTING_DUPLICATE=0.05");
        Map<String, EmissionEvent> seen = new HashMap<>();
        int corrections = 0;
        for (long position = 0; position < 2000; position++) {
            generator.generate(position, event);
            EmissionEvent now = EmissionEvents.decode(event.value());
            EmissionEvent before = seen.putIfAbsent(now.getEventId(), now);
            if (event.issue() != null) {
                assertThat(now.getEventTime()).isEqualTo(before.getEventTime());
                assertThat(now.getDomain()).isEqualTo(before.getDomain());
                assertThat(now.getTotalGrams()).isGreaterThan(before.getTotalGrams());
                corrections++;
            }
        }

        assertThat(corrections).isPositive();
    }

    @Test
    void eventTimesStartAtTheStartAndStayInTheSpan() {
        EventGenerator generator = Plans.generator(1, "none");
        long start = Plans.START.toEpochMilli() * 1000;
        for (long position = 0; position < Plans.COUNT; position += 7) {
            generator.generate(position, event);
            assertThat(event.event().getEventTime())
                    .isBetween(start, start + Plans.SPAN.toMillis() * 1000 + Timeline.JITTER_MICROS);
        }
    }

    @Test
    void anomaliesFallOnFaultlessEventsAtTheirRate() {
        EventGenerator generator = new EventGenerator(Plans.of(1, "usual", 0.05, Target.KAFKA));
        Map<AnomalyKind, Integer> kinds = new HashMap<>();
        for (long position = 0; position < 10_000; position++) {
            generator.generate(position, event);
            if (event.anomaly() != null) {
                assertThat(event.issue()).isNull();
                kinds.merge(event.anomaly(), 1, Integer::sum);
            }
        }

        assertThat(kinds).containsOnlyKeys(AnomalyKind.values());
        assertThat(kinds.values().stream().mapToInt(Integer::intValue).sum()).isBetween(400, 600);
    }

    @Test
    void magnitudesAreThoseOfTheRealWorld() {
        EventGenerator generator = new EventGenerator(Plans.of(1, "none", 0, Target.KAFKA));
        double grams = 0;
        double adSelection = 0;
        double allStages = 0;
        long impressions = 0;
        Map<String, Integer> domains = new HashMap<>();
        for (long position = 0; position < Plans.COUNT; position++) {
            generator.generate(position, event);
            EmissionEvent made = event.event();
            grams += made.getTotalGrams();
            if (made.getFramework().equals(Frameworks.SCOPE3_CONSUMER_DEVICE)) {
                adSelection += made.getAdSelectionGrams();
                allStages += made.getTotalGrams();
            }
            impressions += made.getImpressions();
            domains.merge(made.getDomain(), 1, Integer::sum);
            assertThat(Grams.perImpression(made)).isBetween(0.03, 4.9);
        }

        assertThat(1000 * grams / impressions).as("gco2pm, 670 worldwide").isBetween(400.0, 950.0);
        assertThat(adSelection / allStages)
                .as("share of ad selection, 0.607 worldwide")
                .isBetween(0.45, 0.75);
        assertThat(domains).hasSizeBetween(250, 300);
        int most = domains.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        assertThat(most).as("Zipf: the first of 300 has about 16 %").isBetween(2500, 4000);
    }

    private List<ByteBuffer> values(EventGenerator generator, int count) {
        List<ByteBuffer> values = new ArrayList<>();
        for (long position = 0; position < count; position++) {
            generator.generate(position, event);
            values.add(ByteBuffer.wrap(event.value()));
        }
        return values;
    }

    private Set<String> ids(EventGenerator generator) {
        Set<String> ids = new HashSet<>();
        for (long position = 0; position < 5000; position++) {
            generator.generate(position, event);
            ids.add(event.event().getEventId());
        }
        return ids;
    }
}
