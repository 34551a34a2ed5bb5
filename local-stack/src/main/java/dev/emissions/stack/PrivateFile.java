package dev.emissions.stack;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Writes files that only their owner can read, whole or not at all. */
final class PrivateFile {
    private PrivateFile() {}

    static void write(Path path, String text) {
        try {
            Path draft = Files.createTempFile(
                    path.getParent(),
                    path.getFileName().toString(),
                    ".draft",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, text);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }

    /** Writes the pairs as a properties file, ordered by key. */
    static void write(Path path, Map<String, String> pairs) {
        var text = new StringWriter();
        new TreeMap<>(pairs).forEach((key, value) -> text.append(line(key, value)));
        write(path, text.toString());
    }

    static Properties read(Path path) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
        return properties;
    }

    private static String line(String key, String value) {
        return key + "=" + value.replace("\\", "\\\\") + "\n";
    }
}
