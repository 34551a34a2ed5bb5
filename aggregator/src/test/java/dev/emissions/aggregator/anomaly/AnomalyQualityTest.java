package dev.emissions.aggregator.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.aggregator.SyntheticEvents;
import dev.emissions.aggregator.events.CleanedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.Tuple2;

/** The method without Spark, on seeds that were not used to tune it. */
class AnomalyQualityTest {
    private static final int FIRST_DAY = 20_500;
    private static final int DAYS = 5;
    private static final int EVENTS_PER_DAY = 8_000;
    private static final double PRECISION = 0.9;
    private static final double RECALL = 0.8;

    @ParameterizedTest(name = "seed {0}, {1} domains")
    @CsvSource({"7001,300", "7002,300", "7003,2000"})
    void findsWhatStandsOutAndLittleElse(long seed, int domains) {
        var synthetic = new SyntheticEvents(seed, domains);
        List<CleanedEvent> events = synthetic.events(FIRST_DAY, DAYS, EVENTS_PER_DAY, 0.01);

        List<Anomaly> found = find(events);

        assertQuality(found, synthetic.labels(), AnomalyKind.HIGH, "spike");
        assertQuality(found, synthetic.labels(), AnomalyKind.LOW, "dip");
        assertQuality(found, synthetic.labels(), AnomalyKind.COMPONENT_SWAP, "component_swap");
    }

    private static void assertQuality(List<Anomaly> found, Map<String, String> labels, AnomalyKind kind, String label) {
        List<Anomaly> ofKind =
                found.stream().filter(anomaly -> anomaly.kind() == kind).toList();
        double hits = ofKind.stream()
                .filter(anomaly -> label.equals(labels.get(anomaly.event().eventId())))
                .count();
        double injected = labels.values().stream().filter(label::equals).count();
        assertThat(hits / ofKind.size()).as("precision of " + kind).isGreaterThanOrEqualTo(PRECISION);
        assertThat(hits / injected).as("recall of " + kind).isGreaterThanOrEqualTo(RECALL);
    }

    private static List<Anomaly> find(List<CleanedEvent> events) {
        var settings = new AnomalySettings(7, 3.5, 2.5);
        NavigableSet<Integer> days = new TreeSet<>();
        events.forEach(event -> days.add(event.day()));
        var judged = new JudgedDays(days, settings.historyDays());
        var combiner = new DomainCombiner(judged);
        events.forEach(combiner::add);
        List<Tuple2<Long, byte[]>> records = new ArrayList<>(combiner.drain());
        records.sort(Comparator.comparing(record -> record._1));
        var fit = new Fit(judged);
        Expectations baseline = fit.resolveHistory(Fit.profileEvents(groups(records)));
        Expectations expectations =
                fit.profileSegments(groups(records), baseline).resolve();
        Map<Yardstick, Scale> scales = new HashMap<>();
        fit.profileRemainders(groups(records), expectations)
                .forEach((yardstick, profile) -> scales.put(yardstick, Scale.of(profile)));
        List<Anomaly> found = new ArrayList<>();
        new AnomalyFinder(settings, fit, expectations, scales)
                .judge(groups(records))
                .forEachRemaining(found::add);
        return found;
    }

    private static DomainGroups groups(List<Tuple2<Long, byte[]>> records) {
        return new DomainGroups(records.iterator());
    }
}
