package dev.emissions.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void dataOfAnotherVersionIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("data/v2"));
        var directory = new StackDirectory(folder);

        assertThatThrownBy(() -> directory.locked(() -> "work"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("expected v1, got v2");
    }

    @Test
    void folderThatCannotBeMadeIsReported() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        var directory = new StackDirectory(file.resolve("stack"));

        assertThatThrownBy(() -> directory.locked(() -> "work"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("Cannot use the folder " + file.resolve("stack") + " for the local stack: ");
    }

    @Test
    void deletedStackLeavesWhatIsNotItsOwn() throws IOException {
        var directory = new StackDirectory(folder.resolve("stack"));
        directory.locked(() -> "work");
        Path foreign = Files.createFile(directory.root().resolve("notes.txt"));

        directory.delete();

        assertThat(directory.root()).isDirectoryContaining(foreign::equals);
        try (var rest = Files.list(directory.root())) {
            assertThat(rest).containsExactly(foreign);
        }
    }

    @Test
    void deletedStackLeavesNoFolder() {
        var directory = new StackDirectory(folder.resolve("stack"));
        directory.locked(() -> "work");

        directory.delete();

        assertThat(directory.root()).doesNotExist();
    }

    @Test
    void sizeIsThatOfTheFiles() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        Files.write(folder.resolve("a/b/file"), new byte[1_000]);
        Files.write(folder.resolve("a/file"), new byte[24]);

        assertThat(StackDirectory.bytesBelow(folder)).isEqualTo(1_024);
        assertThat(StackDirectory.bytesBelow(folder.resolve("absent"))).isZero();
    }
}
