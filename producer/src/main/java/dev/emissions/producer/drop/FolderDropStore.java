package dev.emissions.producer.drop;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A lake in a folder. */
final class FolderDropStore implements DropStore {
    private final Path root;

    FolderDropStore(Path root) {
        this.root = root;
    }

    @Override
    public Optional<String> anyBelow(String folder) {
        Path below = root.resolve(folder);
        if (!Files.isDirectory(below)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(below)) {
            return files.filter(file -> !isTemporary(file))
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw failed("read", folder, e);
        }
    }

    @Override
    public boolean exists(String path) {
        return Files.exists(root.resolve(path));
    }

    @Override
    public Optional<String> text(String path) {
        try {
            return Optional.of(new String(Files.readAllBytes(root.resolve(path)), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", path, e);
        }
    }

    @Override
    public void putIfAbsent(String path, Path file) {
        write(path, temporary -> Files.copy(file, temporary));
    }

    @Override
    public void putIfAbsent(String path, String text) {
        write(path, temporary -> Files.writeString(temporary, text));
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    /** Writes beside the target and links it there, so that nobody sees half a file and the first writer wins. */
    private void write(String path, Content content) {
        Path target = root.resolve(path);
        Path temporary = target.resolveSibling("." + java.util.UUID.randomUUID() + ".tmp");
        try {
            Files.createDirectories(target.getParent());
            try {
                content.writeTo(temporary);
                Files.createLink(target, temporary);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.exists(target)) {
                throw failed("write", path, e);
            }
        } catch (IOException e) {
            throw failed("write", path, e);
        }
    }

    private static boolean isTemporary(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private CommandFailure failed(String what, String path, IOException cause) {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "Cannot " + what + " " + root.resolve(path) + ": "
                        + cause.getClass().getSimpleName() + " " + cause.getMessage() + "; expected a writable folder",
                cause);
    }

    /** What fills a new file. */
    private interface Content {
        Object writeTo(Path file) throws IOException;
    }
}
