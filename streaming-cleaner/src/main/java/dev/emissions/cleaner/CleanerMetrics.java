package dev.emissions.cleaner;

import dev.emissions.cleaner.Phases.Phase;
import dev.emissions.cleaner.metrics.LagMetrics;
import dev.emissions.cleaner.metrics.StoreMetrics;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.SealNote;
import dev.emissions.proof.status.PartitionLag;
import dev.emissions.quality.Reaction;
import dev.emissions.quality.Rule;
import dev.emissions.quality.RuleCatalogue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a cleaner tells of itself to Prometheus. It costs something per micro-batch and per fetch, and nothing per event; the metrics'
 * names and meanings are in {@code docs/metrics.md}.
 */
final class CleanerMetrics implements SealListener, AutoCloseable {
    private static final Duration FRESHNESS_HOLDS = Duration.ofMinutes(1);
    private static final Duration[] BATCH_STEPS = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Clock clock;
    private final Map<Integer, Long> ends = new ConcurrentHashMap<>();
    private final Map<Integer, SealNote> notes = new ConcurrentHashMap<>();
    private final MultiGauge sealedOffsets;
    private final MultiGauge freshness;
    private final Timer batches;
    private final LagMetrics lag;
    private volatile Instant lastSeal;

    /**
     * Registers the metrics.
     *
     * @param sealed by partition, what was sealed before this process
     * @param broker what is unread behind such ends; may be slow, and may fail
     */
    CleanerMetrics(
            String topic,
            Lake lake,
            Map<Integer, Long> sealed,
            Function<Map<Integer, Long>, Map<Integer, PartitionLag>> broker,
            Clock clock) {
        this.clock = clock;
        ends.putAll(sealed);
        registry.config().commonTags("topic", topic);
        this.sealedOffsets = MultiGauge.builder("emissions.sealed.offset")
                .description("End (exclusive) of the partition's sealed offsets.")
                .register(registry);
        this.freshness = MultiGauge.builder("emissions.freshness")
                .baseUnit("seconds")
                .description(
                        "Time from the broker's append until an event could be read in the tables, over the seals of"
                                + " the partition's last minute. Absent without any.")
                .register(registry);
        this.batches = Timer.builder("emissions.batch")
                .description("Time that micro-batches took, from their start to their seal.")
                .serviceLevelObjectives(BATCH_STEPS)
                .register(registry);
        Gauge.builder("emissions.last.seal.age", this, metrics -> metrics.lastSealAge())
                .baseUnit("seconds")
                .description("Time since this process sealed a micro-batch; absent (NaN) before the first.")
                .register(registry);
        registerCounters();
        this.lag = new LagMetrics(registry, () -> broker.apply(Map.copyOf(ends)));
        StoreMetrics.register(registry, lake);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    /** What may ever be counted stands at 0 from the start, so that a rate can be told of the first one. */
    private void registerCounters() {
        new Manifest.Totals(0, 0, 0, 0).byDisposition().forEach(this::countEvents);
        RuleCatalogue.rules().stream()
                .filter(rule -> rule.reaction() == Reaction.REJECT)
                .map(Rule::id)
                .forEach(rule -> countRejections(rule, 0));
        for (Phase phase : Phase.values()) {
            phase(phase);
        }
    }

    @Override
    public void sealed(BatchReport batch, Map<Integer, SealNote> fresh) {
        batch.totals().byDisposition().forEach(this::countEvents);
        batch.observed().rejections().forEach(this::countRejections);
        batches.record(batch.took());
        for (Phase phase : Phase.values()) {
            phase(phase).record(batch.phases().spent(phase));
        }
        batch.ranges().forEach((partition, range) -> ends.put(partition, range.until()));
        notes.putAll(fresh);
        lastSeal = batch.sealedAt();
    }

    private void countEvents(String disposition, long count) {
        Counter.builder("emissions.events")
                .description("Offsets sealed by this process, by what became of them.")
                .tag("disposition", disposition)
                .register(registry)
                .increment((double) count);
    }

    private void countRejections(String rule, long count) {
        Counter.builder("emissions.rejections")
                .description("Events rejected by this process, by rule; one that several rules reject counts for each.")
                .tag("rule", rule)
                .register(registry)
                .increment((double) count);
    }

    private Timer phase(Phase phase) {
        return Timer.builder("emissions.batch.phase")
                .description(
                        "Time that micro-batches were in each of their phases: tasks (read, judge, write), decision"
                                + " (ledger rows and manifest), commits (cleaned, quarantine, archive), seal (ledger).")
                .tag("phase", phase.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** The metrics of this moment as Prometheus' text; one caller at a time. */
    String text() {
        lag.refresh();
        showSealedOffsets();
        showFreshness();
        return registry.scrape();
    }

    private void showSealedOffsets() {
        List<Row<?>> rows = new ArrayList<>();
        new TreeMap<>(ends).forEach((partition, end) -> rows.add(Row.of(partition(partition), end)));
        sealedOffsets.register(rows, true);
    }

    private void showFreshness() {
        List<Row<?>> rows = new ArrayList<>();
        Instant oldest = clock.instant().minus(FRESHNESS_HOLDS);
        new TreeMap<>(notes).forEach((partition, note) -> {
            if (note.sealedAt().isAfter(oldest)) {
                rows.add(quantile(partition, "0.5", note.freshnessP50Millis()));
                rows.add(quantile(partition, "0.95", note.freshnessP95Millis()));
                rows.add(quantile(partition, "0.99", note.freshnessP99Millis()));
            }
        });
        freshness.register(rows, true);
    }

    private static Row<?> quantile(int partition, String quantile, long millis) {
        return Row.of(partition(partition).and("quantile", quantile), millis / 1000.0);
    }

    private static Tags partition(int partition) {
        return Tags.of("partition", Integer.toString(partition));
    }

    private double lastSealAge() {
        return lastSeal == null
                ? Double.NaN
                : Duration.between(lastSeal, clock.instant()).toMillis() / 1000.0;
    }

    @Override
    public void close() {
        lag.close();
        registry.close();
    }
}
