package dev.emissions.proof.status;

import dev.emissions.lakehouse.SealNote;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.lakehouse.show.Output;
import dev.emissions.lakehouse.show.RowSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints where the cleaner stands: for people warnings first, then one line for each partition; for programs the lines alone. */
final class StatusShow {
    private static final List<String> FOR_PEOPLE = List.of(
            "partition",
            "sealed",
            "broker_end",
            "lag",
            "behind",
            "last_seal",
            "fresh_p50",
            "fresh_p95",
            "fresh_p99",
            "deleted_in",
            "quarantined");
    private static final List<String> FOR_PROGRAMS = List.of(
            "topic",
            "partition",
            "sealed_offset",
            "broker_end_offset",
            "lag_events",
            "lag_seconds",
            "last_seal_age_seconds",
            "freshness_p50_ms",
            "freshness_p95_ms",
            "freshness_p99_ms",
            "retention_left_seconds",
            "open_quarantine",
            "warning");

    private final Output output;

    StatusShow(Output output) {
        this.output = output;
    }

    void print(TopicStatus status) {
        boolean forPeople = output.format() == Output.Format.TABLE;
        if (forPeople) {
            status.warnings().forEach(warning -> output.remark("WARNING " + warning));
        }
        List<String> columns = forPeople ? FOR_PEOPLE : FOR_PROGRAMS;
        try {
            RowSink sink = output.sink(columns);
            for (PartitionStatus partition : status.partitions()) {
                sink.accept(new TableRow(columns, forPeople ? line(partition) : row(status, partition)));
            }
            sink.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot print the status", e);
        }
        output.remark(summary(status));
    }

    private static String summary(TopicStatus status) {
        long lag = status.partitions().stream().mapToLong(PartitionStatus::lag).sum();
        long quarantined = status.partitions().stream()
                .flatMap(partition -> partition.sealed().stream())
                .mapToLong(SealedPartition::openQuarantine)
                .sum();
        Optional<Duration> oldest = status.partitions().stream()
                .flatMap(partition -> partition.lagAge().stream())
                .max(Duration::compareTo);
        return String.format(
                Locale.ROOT,
                "%s: %,d events unread%s; %,d open in quarantine",
                status.topic(),
                lag,
                oldest.map(age -> ", the oldest for " + Spans.text(age)).orElse(""),
                quarantined);
    }

    private static List<Object> line(PartitionStatus partition) {
        return Arrays.asList(
                partition.partition(),
                partition.sealed().map(SealedPartition::until).orElse(null),
                partition.broker().end(),
                partition.lag(),
                partition.lagAge().map(Spans::text).orElse(null),
                partition.sealAge().map(Spans::text).orElse(null),
                partition
                        .note()
                        .map(SealNote::freshnessP50Millis)
                        .map(StatusShow::millis)
                        .orElse(null),
                partition
                        .note()
                        .map(SealNote::freshnessP95Millis)
                        .map(StatusShow::millis)
                        .orElse(null),
                partition
                        .note()
                        .map(SealNote::freshnessP99Millis)
                        .map(StatusShow::millis)
                        .orElse(null),
                partition.retentionLeft().map(Spans::text).orElse(null),
                partition.sealed().map(SealedPartition::openQuarantine).orElse(0L));
    }

    private static List<Object> row(TopicStatus status, PartitionStatus partition) {
        return Arrays.asList(
                status.topic(),
                partition.partition(),
                partition.sealed().map(SealedPartition::until).orElse(null),
                partition.broker().end(),
                partition.lag(),
                partition.lagAge().map(Spans::seconds).orElse(null),
                partition.sealAge().map(Spans::seconds).orElse(null),
                partition.note().map(SealNote::freshnessP50Millis).orElse(null),
                partition.note().map(SealNote::freshnessP95Millis).orElse(null),
                partition.note().map(SealNote::freshnessP99Millis).orElse(null),
                partition.retentionLeft().map(Spans::seconds).orElse(null),
                partition.sealed().map(SealedPartition::openQuarantine).orElse(0L),
                TopicStatus.warning(partition).orElse(null));
    }

    private static String millis(long millis) {
        return Spans.text(Duration.ofMillis(millis));
    }
}
