package dev.emissions.aggregator.anomaly;

import dev.emissions.aggregator.anomaly.Range.Measure;
import dev.emissions.aggregator.events.CleanedEvent;
import dev.emissions.aggregator.events.Component;
import dev.emissions.aggregator.events.Footprint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Tells which events are anomalies, and why. */
final class AnomalyFinder {
    private static final int SCORE_SCALE = 6;
    private static final double PERCENT = 100;
    private static final double NANOGRAMS = 1e9;

    private final AnomalySettings settings;
    private final Fit fit;
    private final Expectations expectations;
    private final Map<Yardstick, Scale> scales;

    AnomalyFinder(AnomalySettings settings, Fit fit, Expectations expectations, Map<Yardstick, Scale> scales) {
        this.settings = settings;
        this.fit = fit;
        this.expectations = expectations;
        this.scales = scales;
    }

    /** The flags of all events of the groups. */
    Iterator<Anomaly> judge(Iterator<DomainGroup> groups) {
        Iterable<DomainGroup> once = () -> groups;
        return StreamSupport.stream(once.spliterator(), false)
                .flatMap(group -> judge(group).stream())
                .iterator();
    }

    private List<Anomaly> judge(DomainGroup group) {
        List<Anomaly> found = new ArrayList<>();
        Map<DomainKey, Map<Integer, DomainEffect>> effects = new HashMap<>();
        group.domains().forEach((key, domain) -> effects.put(key, fit.effects(domain, expectations)));
        group.events().forEachRemaining(event -> {
            Expectation expected = expectations.of(Segment.of(event)).get(event.day());
            if (expected != null) {
                judge(event, expected, effects.get(DomainKey.of(event)).get(event.day()), found);
            }
        });
        return found;
    }

    private void judge(CleanedEvent event, Expectation expected, DomainEffect domain, List<Anomaly> found) {
        Observation residual =
                domain.residual(expected.residual(Observation.of(event).orElseThrow()));
        Scale scale = scales.getOrDefault(Yardstick.of(Segment.of(event), event.day(), domain), Scale.NONE);
        var candidate = new Candidate(event, expected, domain, residual);
        int reach = reach(settings.minimumDeviation(), scale.intensity());
        if (scale.intensity() > 0 && Math.abs(residual.intensity()) > reach) {
            found.add(unusualAmount(candidate, scale.intensity(), reach));
        }
        int shareReach = reach(settings.minimumAdSelectionDeviation(), scale.adSelection());
        if (scale.adSelection() > 0 && residual.hasAdSelection() && Math.abs(residual.adSelection()) > shareReach) {
            found.add(unusualComposition(candidate, scale.adSelection(), shareReach));
        }
    }

    /** Distances up to this one are not flagged. */
    private int reach(int minimum, double sigma) {
        return Math.max(minimum, (int) Math.round(settings.threshold() * sigma));
    }

    private Anomaly unusualAmount(Candidate candidate, double sigma, int reach) {
        CleanedEvent event = candidate.event();
        int residual = candidate.residual().intensity();
        Level basis = candidate.expected().intensity();
        int mid = basis.median() + candidate.domain().intensity();
        BigDecimal observed = Range.decimal(gramsPerImpression(event));
        Range range = new Range(
                Measure.GRAMS_PER_IMPRESSION,
                observed,
                observed,
                Range.decimal(exp(mid - reach)),
                Range.decimal(exp(mid)),
                Range.decimal(exp(mid + reach)));
        Shares usual = candidate.domain().shares(candidate.expected().shares());
        double expectedNanograms = exp(mid) * NANOGRAMS * event.impressions();
        Component driver =
                largest(component -> Math.signum(residual) * excess(event, component, usual, expectedNanograms));
        double distance = event.footprint().total() - expectedNanograms;
        return new Anomaly(
                residual > 0 ? AnomalyKind.HIGH : AnomalyKind.LOW,
                event,
                range,
                ratio(residual / sigma),
                driver,
                ratio(PERCENT * excess(event, driver, usual, expectedNanograms) / distance),
                basis,
                candidate.domain().events());
    }

    private Anomaly unusualComposition(Candidate candidate, double sigma, int reach) {
        CleanedEvent event = candidate.event();
        Level basis = candidate.expected().adSelection();
        int mid = basis.median() + candidate.domain().adSelection();
        Shares observed = Shares.of(event.footprint());
        Shares usual = candidate.domain().shares(candidate.expected().shares());
        Range range = new Range(
                Measure.AD_SELECTION_PERCENT,
                Range.decimal(gramsPerImpression(event)),
                Range.decimal(PERCENT * observed.adSelection() / Shares.WHOLE),
                Range.decimal(percent(mid - reach)),
                Range.decimal(percent(mid)),
                Range.decimal(percent(mid + reach)));
        return new Anomaly(
                AnomalyKind.COMPONENT_SWAP,
                event,
                range,
                ratio(candidate.residual().adSelection() / sigma),
                largest(component -> Math.abs(observed.of(component) - usual.of(component))),
                null,
                basis,
                candidate.domain().events());
    }

    private static Component largest(ToDoubleFunction<Component> amount) {
        return Stream.of(Component.values())
                .max(Comparator.comparingDouble(amount))
                .orElseThrow();
    }

    /** How much more than expected the component emitted, in nanograms. */
    private static double excess(CleanedEvent event, Component component, Shares usual, double expectedNanograms) {
        long nanograms = event.footprint().of(component);
        double observed = nanograms == Footprint.ABSENT ? 0 : nanograms;
        return observed - expectedNanograms * usual.of(component) / Shares.WHOLE;
    }

    private static double gramsPerImpression(CleanedEvent event) {
        return event.footprint().total() / NANOGRAMS / event.impressions();
    }

    private static double exp(int units) {
        return StrictMath.exp(units / Observation.UNITS);
    }

    /** The share in percent of which the logit is given. */
    private static double percent(int logit) {
        return PERCENT / (1 + exp(-logit));
    }

    private static BigDecimal ratio(double value) {
        return BigDecimal.valueOf(value).setScale(SCORE_SCALE, RoundingMode.HALF_UP);
    }

    /**
     * An event that may be an anomaly.
     *
     * @param expected what its segment expects
     * @param domain what its domain adds to that
     * @param residual its distance from both
     */
    private record Candidate(CleanedEvent event, Expectation expected, DomainEffect domain, Observation residual) {}
}
