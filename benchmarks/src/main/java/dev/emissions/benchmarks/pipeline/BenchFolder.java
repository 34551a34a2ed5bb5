package dev.emissions.benchmarks.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a measurement keeps its stack, reports and logs until it ends. */
record BenchFolder(Path root) {
    private static final int DEEPEST = 10;

    static BenchFolder temporary() {
        try {
            return new BenchFolder(Files.createTempDirectory("emissions-bench-"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a folder for the benchmark", e);
        }
    }

    Path stack() {
        return root.resolve("stack");
    }

    Path file(String name) {
        return root.resolve(name);
    }

    /** A folder whose path ends so. */
    Optional<Path> find(Path end) {
        try (Stream<Path> folders =
                Files.find(stack(), DEEPEST, (path, attributes) -> attributes.isDirectory() && path.endsWith(end))) {
            return folders.findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into " + stack(), e);
        }
    }

    void remove() {
        try {
            Files.walkFileTree(root, new Removal());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + root, e);
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
