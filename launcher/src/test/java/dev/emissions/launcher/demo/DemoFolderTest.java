package dev.emissions.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    @TempDir
    private Path root;

    @Test
    void stackThatIsThereAlreadyIsLeftAlone() throws IOException {
        Path stack = Files.createDirectory(root.resolve("stack"));
        Files.createFile(stack.resolve("settings.properties"));

        assertThatThrownBy(() -> DemoFolder.kept(Map.of("EMISSIONS_STACK", stack.toString()), "scripts/emissions"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("Cannot run the demo in " + stack + ": a local stack is there already")
                .hasMessageContaining("hint: scripts/emissions stack stop --delete");
    }

    @Test
    void keptFilesLieInTheStacksFolder() {
        Path stack = root.resolve("new").resolve("stack");

        DemoFolder folder = DemoFolder.kept(Map.of("EMISSIONS_STACK", stack.toString()), "scripts/emissions");

        assertThat(folder.stack()).isEqualTo(stack);
        assertThat(folder.labels()).startsWithRaw(stack);
        assertThat(folder.files()).isDirectory();
    }

    @Test
    void temporaryFolderIsRemovedWithAllThatIsInIt() throws IOException {
        DemoFolder folder = DemoFolder.temporary();
        Files.writeString(folder.drop(), "date\n");
        Files.createDirectories(folder.stack().resolve("data"));

        folder.remove();
        folder.remove();

        assertThat(folder.removable()).doesNotExist();
    }

    @Test
    void numberOfEventsIsChecked() {
        assertThatThrownBy(() -> new DemoSettings(0, 1, DemoSettings.Afterwards.KEEP, Optional.empty()))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.USAGE))
                .hasMessage("Cannot run the demo: --events: got 0, expected 1 to 100000000");
    }

    @Test
    void scriptIsNeeded() {
        assertThatThrownBy(ProductHome::find)
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("hint: run scripts/emissions demo");
    }
}
