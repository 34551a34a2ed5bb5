package dev.emissions.cleaner.repair;

import dev.emissions.cleaner.ids.IdMap;
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

    EditedFile(Path path) {
        this.path = path;
    }

    /** What to do with some lines, by their position. */
    @FunctionalInterface
    interface Taker {
        void take(Map<Position, Edited> part) throws IOException;
    }

    /** Reads the whole file and throws {@link CommandFailure} at the first line that cannot be replayed, or names a record again. */
    void check() throws IOException {
        IdMap seen = new IdMap();
        forEachLine((edited, number) -> {
            Position position = edited.position();
            long partition = (long) position.topic().hashCode() << Integer.SIZE | position.partition();
            if (!seen.add(partition, position.offset(), 0)) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "Cannot read line " + number + " of --edited " + path + ": expected each record once, got "
                                + position + " again");
            }
        });
    }

    /** Hands over all lines, some at a time. */
    void forEachPart(Taker taker) throws IOException {
        Map<Position, Edited> part = new LinkedHashMap<>();
        forEachLine((edited, number) -> {
            part.put(edited.position(), edited);
            if (part.size() == PART) {
                taker.take(Map.copyOf(part));
                part.clear();
            }
        });
        if (!part.isEmpty()) {
            taker.take(part);
        }
    }

    /** What to do with a line. */
    @FunctionalInterface
    private interface LineTaker {
        void take(Edited edited, long number) throws IOException;
    }

    private void forEachLine(LineTaker taker) throws IOException {
        if (!Files.isReadable(path)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Cannot read --edited " + path + ": expected a file that `emissions quarantine export` wrote, got"
                            + " none");
        }
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    taker.take(read(line, number), number);
                }
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
