package dev.emissions.producer.generator;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The generator's truth as CSV, which no part of the pipeline reads: one row per rule that must fire and per anomaly. */
final class LabelFile implements Closeable {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setRecordSeparator('\n')
            .setHeader("sequence", "event_id", "kind", "name", "magnitude", "kafka_partition", "kafka_offset")
            .get();

    private final CSVPrinter printer;
    private long rows;

    LabelFile(Writer writer) {
        try {
            printer = new CSVPrinter(writer, FORMAT);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    long rows() {
        return rows;
    }

    /** Writes the labels of an event that lies in a file. */
    void write(List<Label> labels) {
        labels.forEach(label -> write(label, null, null));
    }

    /** Writes the labels of an event that lies in Kafka. */
    void write(List<Label> labels, int partition, long offset) {
        labels.forEach(label -> write(label, partition, offset));
    }

    private void write(Label label, Integer partition, Long offset) {
        try {
            printer.printRecord(
                    label.sequence(),
                    label.eventId(),
                    label.kind(),
                    label.name(),
                    label.magnitude(),
                    partition,
                    offset);
            rows++;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            printer.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static CommandFailure failed(IOException cause) {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "Cannot write labels: " + cause.getMessage() + "; expected a disk with room",
                cause);
    }

    /** One thing that is true of an event; the magnitude is empty for an issue. */
    record Label(long sequence, String eventId, String kind, String name, String magnitude) {
        /** What is true of the event, under the id that it has where it lies; empty for an ordinary one. */
        static List<Label> of(GeneratedEvent event, String eventId) {
            if (!event.isLabelled()) {
                return List.of();
            }
            List<Label> labels = new ArrayList<>();
            if (event.issue() != null) {
                labels.add(new Label(
                        event.sequence(), eventId, "issue", event.issue().id(), ""));
                event.issue()
                        .alsoFires()
                        .forEach(id -> labels.add(new Label(event.sequence(), eventId, "issue", id, "")));
            }
            if (event.anomaly() != null) {
                String magnitude = String.format(Locale.ROOT, "%.4f", event.magnitude());
                labels.add(new Label(
                        event.sequence(), eventId, "anomaly", event.anomaly().label(), magnitude));
            }
            return labels;
        }
    }
}
