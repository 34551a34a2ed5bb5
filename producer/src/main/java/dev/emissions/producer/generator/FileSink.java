package dev.emissions.producer.generator;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.producer.generator.LabelFile.Label;
import java.io.IOException;
import java.nio.file.Path;

/** Writes events to a file, one after the other. */
final class FileSink implements EventSink {
    private final EventWriter writer;
    private final Path file;
    private final LabelFile labels;

    /** @param labels null to write none; closed by its owner */
    FileSink(EventWriter writer, Path file, LabelFile labels) {
        this.writer = writer;
        this.file = file;
        this.labels = labels;
    }

    @Override
    public void accept(GeneratedEvent event) {
        try {
            String id = writer.write(event);
            if (labels != null && event.isLabelled()) {
                labels.write(Label.of(event, id));
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void finish() {
        close();
    }

    @Override
    public String destination() {
        return "file " + file;
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private CommandFailure failed(IOException cause) {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "Cannot write events to " + file + ": " + cause.getMessage() + "; expected a disk with room",
                cause);
    }
}
