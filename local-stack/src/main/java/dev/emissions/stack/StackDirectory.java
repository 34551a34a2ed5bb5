package dev.emissions.stack;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.StackFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of one local stack: what lies where in it. */
record StackDirectory(Path root) {
    private static final Logger LOG = LoggerFactory.getLogger(StackDirectory.class);

    /** Changes when the way the data is kept changes, so that a version never reads what it does not understand. */
    private static final String DATA_VERSION = "v1";

    Path data() {
        return root.resolve("data").resolve(DATA_VERSION);
    }

    Path kafkaData() {
        return data().resolve("kafka");
    }

    Path s3Data(S3Server server) {
        return data().resolve(server.toString());
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path run() {
        return root.resolve("run");
    }

    Path settings() {
        return root.resolve("settings.properties");
    }

    Path connection() {
        return StackFile.in(root);
    }

    boolean exists() {
        return Files.isDirectory(run());
    }

    /** Runs the work while no other command starts or stops this stack; waits for one that does. */
    <T> T locked(Supplier<T> work) {
        Path file = run().resolve("lock");
        while (true) {
            prepare();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                Optional<Object> opened = identity(file);
                try (FileLock lock = channel.lock()) {
                    // Who held the lock may have deleted the folder with the file.
                    if (lock.isValid() && opened.isPresent() && opened.equals(identity(file))) {
                        return work.get();
                    }
                }
            } catch (NoSuchFileException e) {
                LOG.debug("The folder was deleted meanwhile", e);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot lock " + root, e);
            }
        }
    }

    private static Optional<Object> identity(Path file) throws IOException {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void prepare() {
        create(root);
        create(run());
        create(logs());
        create(kafkaData());
        refuseUnknownVersion();
    }

    /** Makes a folder of this stack, for the owner only. */
    void create(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot use the folder " + root + " for the local stack: " + e
                            + "; expected a folder that can be written; hint: name another with --directory",
                    e);
        }
    }

    private void refuseUnknownVersion() {
        try (var versions = Files.newDirectoryStream(root.resolve("data"))) {
            for (Path version : versions) {
                if (!version.equals(data())) {
                    throw new CommandFailure(
                            ExitCode.UNREACHABLE,
                            "Cannot use the local stack's data: it is of another version; expected "
                                    + DATA_VERSION + ", got " + version.getFileName()
                                    + "; hint: use the release that wrote it, or another --directory");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + root, e);
        }
    }

    /** Removes everything that this class names, and the folder itself if nothing else is in it. */
    void delete() {
        try {
            deleteTree(root.resolve("data"));
            deleteTree(logs());
            Files.deleteIfExists(settings());
            Files.deleteIfExists(connection());
            // With it goes the lock.
            deleteTree(run());
            try (var rest = Files.newDirectoryStream(root)) {
                if (rest.iterator().hasNext()) {
                    return;
                }
            }
            Files.delete(root);
        } catch (DirectoryNotEmptyException e) {
            LOG.debug("Somebody else prepares to use the folder", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + root, e);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Bytes of the files below a folder that may change meanwhile. */
    static long bytesBelow(Path folder) {
        var sum = new ByteSum();
        try {
            Files.walkFileTree(folder, sum);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot measure " + folder, e);
        }
        return sum.bytes;
    }

    private static final class ByteSum extends SimpleFileVisitor<Path> {
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
