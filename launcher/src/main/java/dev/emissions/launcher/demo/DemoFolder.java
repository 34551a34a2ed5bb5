package dev.emissions.launcher.demo;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.StackFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/**
 * Where the demo keeps its things.
 *
 * @param stack folder of its local stack
 * @param files folder of the drop, the labels and the commands' output
 * @param removable what goes away afterwards
 */
record DemoFolder(Path stack, Path files, Path removable) {
    /** A folder of its own, to be removed. */
    static DemoFolder temporary() {
        try {
            Path root = Files.createTempDirectory("emissions-demo-");
            return new DemoFolder(root.resolve("stack"), Files.createDirectory(root.resolve("demo")), root);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a folder for the demo", e);
        }
    }

    /** The default local stack, which may not exist yet: the report could not tell its data from the demo's. */
    static DemoFolder kept(Map<String, String> environment, String script) {
        Path stack = StackFile.directory(environment).toAbsolutePath().normalize();
        try {
            if (Files.exists(stack) && !isEmpty(stack)) {
                throw new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "Cannot run the demo in " + stack + ": a local stack is there already; expected none, so that"
                                + " the demo's books are its own; hint: " + script + " stack stop --delete && rm -rf "
                                + ShellWord.of(stack) + ", or set " + StackFile.VARIABLE + " to another folder");
            }
            Path files = stack.resolve("demo");
            Files.createDirectories(files);
            return new DemoFolder(stack, files, files);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + stack + " for the demo", e);
        }
    }

    Path drop() {
        return files.resolve("drop.csv");
    }

    Path labels() {
        return files.resolve("labels.csv");
    }

    /** Output of the demo's n-th command. */
    Path log(int number) {
        return files.resolve("step-" + number + ".log");
    }

    /** Removes what the demo made; the stack's processes have ended before. */
    void remove() {
        if (!Files.exists(removable)) {
            return;
        }
        try {
            Files.walkFileTree(removable, new Removal());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + removable, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
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
