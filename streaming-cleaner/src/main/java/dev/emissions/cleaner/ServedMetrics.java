package dev.emissions.cleaner;

import dev.emissions.cleaner.metrics.MetricsServer;
import dev.emissions.cli.KafkaOptions;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.SealNote;
import dev.emissions.proof.kafka.TopicBroker;
import dev.emissions.proof.status.LagReader;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The metrics of one cleaner and the server that they are fetched from, or neither. */
final class ServedMetrics implements SealListener, AutoCloseable {
    private final Optional<Served> served;

    private record Served(TopicBroker broker, CleanerMetrics metrics, MetricsServer server) {}

    private ServedMetrics(Optional<Served> served) {
        this.served = served;
    }

    /** Nothing is told and nothing served. */
    static ServedMetrics none() {
        return new ServedMetrics(Optional.empty());
    }

    /**
     * Begins to serve the metrics of a topic's cleaner.
     *
     * @param port 0 for any free one
     * @param sealed by partition, what was sealed before
     */
    static ServedMetrics start(
            String host, int port, KafkaOptions kafka, Lake lake, Map<Integer, Long> sealed, Clock clock) {
        TopicBroker broker = new TopicBroker(kafka);
        LagReader lag = new LagReader(broker, clock);
        CleanerMetrics metrics =
                new CleanerMetrics(kafka.topic(), lake, sealed, ends -> lag.read(broker.facts(), ends), clock);
        MetricsServer server = MetricsServer.start(host, port, metrics::text);
        return new ServedMetrics(Optional.of(new Served(broker, metrics, server)));
    }

    /** Where the metrics are, if they are served. */
    Optional<URI> address() {
        return served.map(Served::server).map(MetricsServer::address);
    }

    @Override
    public void sealed(BatchReport batch, Map<Integer, SealNote> notes) {
        served.ifPresent(parts -> parts.metrics().sealed(batch, notes));
    }

    @Override
    public void close() {
        served.ifPresent(parts -> {
            parts.server().close();
            parts.metrics().close();
            parts.broker().close();
        });
    }
}
