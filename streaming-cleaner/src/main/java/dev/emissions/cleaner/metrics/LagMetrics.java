package dev.emissions.cleaner.metrics;

import dev.emissions.proof.status.PartitionLag;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the cleaner is behind, asked of the broker whenever somebody fetches the metrics. */
public final class LagMetrics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LagMetrics.class);
    private static final long PATIENCE_SECONDS = 2;

    private final Supplier<Map<Integer, PartitionLag>> broker;
    private final MultiGauge events;
    private final MultiGauge age;
    private final MultiGauge retentionLeft;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(DaemonThreads.named("metrics-lag"));
    private Future<?> question;

    /**
     * Registers the metrics.
     *
     * @param broker asks it; may be slow, and may fail
     */
    public LagMetrics(MeterRegistry registry, Supplier<Map<Integer, PartitionLag>> broker) {
        this.broker = broker;
        this.events = MultiGauge.builder("emissions.lag.events")
                .description(
                        "Events of the partition that are not sealed yet. Absent while the broker does not answer.")
                .register(registry);
        this.age = MultiGauge.builder("emissions.lag")
                .baseUnit("seconds")
                .description("Age of the partition's oldest event that is not sealed yet, 0 if there is none."
                        + " Absent while the broker does not answer.")
                .register(registry);
        this.retentionLeft = MultiGauge.builder("emissions.retention.left")
                .baseUnit("seconds")
                .description("Least time until the broker deletes an event of the partition that is not sealed yet."
                        + " Absent where none is at risk.")
                .register(registry);
    }

    /** Asks anew; a broker that takes long is not waited for, and answers for the next time. One caller at a time. */
    public void refresh() {
        if (question == null || question.isDone()) {
            question = thread.submit(this::ask);
        }
        try {
            question.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.debug("The broker takes long", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot ask how far the cleaner is behind", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was shown before is no longer true where the broker does not answer. */
    private void ask() {
        try {
            show(broker.get());
        } catch (RuntimeException e) {
            LOG.debug("The broker does not answer", e);
            show(Map.of());
        }
    }

    private void show(Map<Integer, PartitionLag> lags) {
        register(events, lags, lag -> Optional.of((double) lag.events()));
        register(
                age, lags, lag -> Optional.of(lag.age().map(LagMetrics::seconds).orElse(0.0)));
        register(retentionLeft, lags, lag -> lag.retentionLeft().map(LagMetrics::seconds));
    }

    private static void register(
            MultiGauge gauge, Map<Integer, PartitionLag> lags, Function<PartitionLag, Optional<Double>> value) {
        List<Row<?>> rows = lags.entrySet().stream()
                .flatMap(lag -> value.apply(lag.getValue()).stream()
                        .map(number -> Row.of(Tags.of("partition", lag.getKey().toString()), number)))
                .<Row<?>>map(row -> row)
                .toList();
        gauge.register(rows, true);
    }

    private static double seconds(Duration span) {
        return span.toMillis() / 1000.0;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
