package dev.emissions.producer.generator;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A form in which events are written to a file. */
enum OutputFormat {
    AVRO("avro", Target.AVRO) {
        @Override
        EventWriter writer(OutputStream out, long seed) throws IOException {
            return new AvroEventWriter(out, seed);
        }
    },
    JSON_LINES("jsonl", Target.JSON_LINES) {
        @Override
        EventWriter writer(OutputStream out, long seed) {
            return new JsonEventWriter(out);
        }
    },
    FLAT_CSV("csv", Target.FLAT_CSV) {
        @Override
        EventWriter writer(OutputStream out, long seed) throws IOException {
            return new FlatCsvEventWriter(out);
        }
    };

    private final String text;
    private final Target target;

    OutputFormat(String text, Target target) {
        this.text = text;
        this.target = target;
    }

    Target target() {
        return target;
    }

    /** A writer that owns the stream. */
    abstract EventWriter writer(OutputStream out, long seed) throws IOException;

    /**
     * The format by its name, or by the file's extension when the name is null.
     *
     * @throws CommandFailure if there is no such format
     */
    static OutputFormat of(String name, Path file) {
        String fileName = file.getFileName().toString();
        String wanted = name != null ? name : fileName.substring(fileName.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(format -> format.text.equals(wanted.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "Cannot write " + file + ": unknown format; expected --format or an extension of "
                                + Arrays.stream(values())
                                        .map(format -> format.text)
                                        .collect(Collectors.joining(", "))
                                + ", got \"" + wanted + "\""));
    }
}
