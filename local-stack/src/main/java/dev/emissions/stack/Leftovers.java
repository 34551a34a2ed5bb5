package dev.emissions.stack;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.regex.Pattern;

/**
 * Removes the temporary files {@code KEY-<uuid>} that S3Proxy leaves when it is killed while it writes; they would show as objects.
 * Only what cannot be an object goes: a file without the digest that every whole object carries, or a second name of one.
 */
final class Leftovers {
    private static final Pattern NAME =
            Pattern.compile(".+-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String DIGEST = "content-md5";

    private Leftovers() {}

    /** Returns how many files were removed. Nothing may write to the folder meanwhile. */
    static int sweep(Path data) throws IOException {
        if (!Files.getFileStore(data).supportsFileAttributeView(UserDefinedFileAttributeView.class)) {
            return 0;
        }
        var sweeper = new Sweeper();
        Files.walkFileTree(data, sweeper);
        return sweeper.removed;
    }

    private static final class Sweeper extends SimpleFileVisitor<Path> {
        private int removed;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (NAME.matcher(file.getFileName().toString()).matches() && (!hasDigest(file) || isSecondName(file))) {
                Files.delete(file);
                removed++;
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean hasDigest(Path file) throws IOException {
        return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                .list()
                .contains(DIGEST);
    }

    private static boolean isSecondName(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:nlink") > 1;
    }
}
