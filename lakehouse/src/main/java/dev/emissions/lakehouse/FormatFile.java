package dev.emissions.lakehouse;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.LakeFormat;
import dev.emissions.logstore.ConditionalPut;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The file in a lake that tells its format. */
final class FormatFile {
    private final Lake lake;
    private final Path file;
    private final FileSystem fileSystem;

    private FormatFile(Lake lake, Path file, FileSystem fileSystem) {
        this.lake = lake;
        this.file = file;
        this.fileSystem = fileSystem;
    }

    static FormatFile of(Lake lake) throws IOException {
        Path file = new Path(lake.pathOf(LakeFormat.PATH));
        return new FormatFile(lake, file, file.getFileSystem(lake.configuration()));
    }

    /** Marks a lake without a format as of this one; throws {@link CommandFailure} if it has a newer one. */
    void claim() throws IOException {
        if (isKnown()) {
            return;
        }
        try {
            create(LakeFormat.text().getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException e) {
            isKnown();
        }
    }

    /** Throws {@link CommandFailure} if the lake has a newer format; a lake without any is an empty one. */
    void requireKnown() throws IOException {
        isKnown();
    }

    private boolean isKnown() throws IOException {
        byte[] content;
        try (var stream = fileSystem.open(file)) {
            content = stream.readNBytes(LakeFormat.MOST_BYTES);
        } catch (FileNotFoundException e) {
            return false;
        }
        LakeFormat.requireKnown(lake.root(), new String(content, StandardCharsets.UTF_8));
        return true;
    }

    private void create(byte[] content) throws IOException {
        if ("file".equals(file.toUri().getScheme())) {
            java.nio.file.Path local = java.nio.file.Path.of(file.toUri().getPath());
            Files.createDirectories(local.getParent());
            Files.write(local, content, java.nio.file.StandardOpenOption.CREATE_NEW);
        } else {
            ConditionalPut.create(fileSystem, file, content);
        }
    }
}
