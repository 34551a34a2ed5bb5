package dev.emissions.producer.generator;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes a file to write to, and takes care of those that are there already. */
final class NewFile {
    private static final int BUFFER_BYTES = 1 << 16;

    private NewFile() {}

    /**
     * Finds out before any work is done whether a file would be in the way; null is no file.
     *
     * @throws CommandFailure if it would
     */
    static void requireRoom(Path file, Overwriting overwriting) {
        if (file != null && overwriting == Overwriting.REFUSED && Files.exists(file)) {
            throw exists(file, null);
        }
    }

    /**
     * A buffered stream into a new file.
     *
     * @param overwriting an existing file only then gives way
     * @throws CommandFailure if the file cannot be made
     */
    static OutputStream create(Path file, Overwriting overwriting) {
        try {
            return new BufferedOutputStream(Files.newOutputStream(file, options(overwriting)), BUFFER_BYTES);
        } catch (FileAlreadyExistsException e) {
            throw exists(file, e);
        } catch (NoSuchFileException e) {
            throw failure(file, "its folder does not exist; expected an existing folder", e);
        } catch (IOException e) {
            throw failure(file, e.getClass().getSimpleName() + " " + e.getMessage() + "; expected a writable file", e);
        }
    }

    private static OpenOption[] options(Overwriting overwriting) {
        return switch (overwriting) {
            case REFUSED -> new OpenOption[] {StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW};
            case FORCED ->
                new OpenOption[] {
                    StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING
                };
        };
    }

    private static CommandFailure exists(Path file, IOException e) {
        return failure(file, "it exists already; expected a new file, or --force to overwrite it", e);
    }

    private static CommandFailure failure(Path file, String cause, IOException e) {
        return new CommandFailure(ExitCode.USAGE, "Cannot write " + file + ": " + cause, e);
    }

    /** What happens to a file that is there already. */
    enum Overwriting {
        REFUSED,
        FORCED
    }
}
