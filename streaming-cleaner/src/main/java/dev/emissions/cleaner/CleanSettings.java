package dev.emissions.cleaner;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaAddress;
import dev.emissions.lakehouse.Lake;
import dev.emissions.quality.Thresholds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a cleaner is to run.
 *
 * @param checkpoint where Structured Streaming keeps its place; empty for a folder of the lake
 * @param trigger time between two micro-batches; empty to take what is there and end
 * @param maxEventsPerBatch how many events a micro-batch may take, over all partitions
 * @param idMemoryBytes about how much memory an executor may spend on known ids
 * @param archiveRaw whether every record is kept as Kafka held it
 * @param acceptedLosses offsets that a person gives up
 * @param report file that gets one JSON line per micro-batch
 * @param master Spark master
 */
record CleanSettings(
        KafkaAddress brokers,
        String topic,
        Optional<String> checkpoint,
        Optional<Duration> trigger,
        long maxEventsPerBatch,
        long idMemoryBytes,
        boolean archiveRaw,
        List<AcceptedLoss> acceptedLosses,
        Optional<Path> report,
        String master,
        Thresholds thresholds) {

    CleanSettings {
        List<String> violations = new ArrayList<>();
        if (maxEventsPerBatch < 1) {
            violations.add("--max-events-per-batch: got " + maxEventsPerBatch + ", expected 1 or more");
        }
        if (idMemoryBytes < 1) {
            violations.add("--id-memory: got " + (idMemoryBytes >> 20) + ", expected 1 or more MiB");
        }
        if (trigger.isPresent()
                && (trigger.orElseThrow().isNegative() || trigger.orElseThrow().compareTo(Duration.ofHours(1)) > 0)) {
            violations.add("--trigger: got " + trigger.orElseThrow() + ", expected 0s to 1h");
        }
        if (topic.isBlank() || !topic.matches("[a-zA-Z0-9._-]{1,249}")) {
            violations.add("--topic: got '" + topic + "', expected up to 249 letters, digits, '.', '_' and '-'");
        }
        if (!violations.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "Cannot clean: " + String.join("; ", violations));
        }
    }

    String checkpoint(Lake lake) {
        return checkpoint.orElseGet(() -> checkpointOf(lake, topic));
    }

    /** Where a topic's checkpoint lies unless told otherwise. */
    static String checkpointOf(Lake lake, String topic) {
        return lake.pathOf("ops/checkpoints/clean-" + topic);
    }
}
