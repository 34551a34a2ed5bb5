package dev.emissions.lakehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.logstore.ConditionalPut;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The small file by which a lake says which layout of tables and files it has, so that an older program leaves it alone. */
final class LakeFormat {
    static final int CURRENT = 1;
    static final String PATH = "ops/format.json";

    private static final int MOST_BYTES = 4096;

    private final Path file;
    private final FileSystem fileSystem;

    private LakeFormat(Path file, FileSystem fileSystem) {
        this.file = file;
        this.fileSystem = fileSystem;
    }

    static LakeFormat of(Lake lake) throws IOException {
        Path file = new Path(lake.pathOf(PATH));
        return new LakeFormat(file, file.getFileSystem(lake.configuration()));
    }

    /** Marks a lake without a format as of this one; throws {@link CommandFailure} if it has a newer one. */
    void claim() throws IOException {
        if (isKnown()) {
            return;
        }
        byte[] content = ("{\"format\": " + CURRENT + "}\n").getBytes(StandardCharsets.UTF_8);
        try {
            create(content);
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
            content = stream.readNBytes(MOST_BYTES);
        } catch (FileNotFoundException e) {
            return false;
        }
        int format = parse(content);
        if (format > CURRENT) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot use lake " + file.getParent().getParent()
                            + ": it was written by a newer version; expected format " + CURRENT + " or less, got "
                            + format + "; use that version of emissions");
        }
        return true;
    }

    private int parse(byte[] content) throws IOException {
        try {
            JsonNode format = new ObjectMapper().readTree(content).path("format");
            if (format.isInt() && format.intValue() > 0) {
                return format.intValue();
            }
        } catch (JsonProcessingException e) {
            throw new CommandFailure(ExitCode.UNREACHABLE, unreadable(), e);
        }
        throw new CommandFailure(ExitCode.UNREACHABLE, unreadable());
    }

    private String unreadable() {
        return "Cannot read " + file
                + ": expected {\"format\": NUMBER}, got something else; is this a lake of emissions?";
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
