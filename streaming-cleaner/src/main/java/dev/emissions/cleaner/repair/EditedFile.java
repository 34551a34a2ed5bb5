package dev.emissions.cleaner.repair;

import dev.emissions.cleaner.repair.RecordLine.Edited;
import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** An exported file as it came back from a person. */
final class EditedFile {
    private static final int PART = 20_000;

    private final Path path;
    private final int partLines;

    EditedFile(Path path) {
        this(path, PART);
    }

    EditedFile(Path path, int partLines) {
        this.path = path;
        this.partLines = partLines;
    }

    /** What to do with some lines, by their position. */
    @FunctionalInterface
    interface Taker {
        void take(Map<Position, Edited> part) throws IOException;
    }

    /** Reads the whole file and throws {@link CommandFailure} at the first line that cannot be replayed. */
    void check() throws IOException {
        forEachPart(part -> {});
    }

    /** Hands over all lines, some at a time; of several for one record the last of a part counts. */
    void forEachPart(Taker taker) throws IOException {
        if (!Files.isReadable(path)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Cannot read --edited " + path + ": expected a file that `emissions quarantine export` wrote, got"
                            + " none");
        }
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            Map<Position, Edited> part = new LinkedHashMap<>();
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    Edited edited = read(line, number);
                    part.put(edited.position(), edited);
                }
                if (part.size() == partLines) {
                    taker.take(part);
                    part = new LinkedHashMap<>();
                }
            }
            if (!part.isEmpty()) {
                taker.take(part);
            }
        }
    }

    private Edited read(String line, long number) {
        try {
            Edited edited = RecordLine.read(line);
            if (edited.event() != null) {
                EventJson.write(edited.event());
            }
            return edited;
        } catch (IllegalArgumentException | CommandFailure e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "Cannot read line " + number + " of --edited " + path + ": " + e.getMessage(), e);
        }
    }
}
