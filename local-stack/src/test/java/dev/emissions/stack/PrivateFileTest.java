package dev.emissions.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
    @TempDir
    private Path folder;

    @Test
    void pairsComeBackAsTheyWereWritten() {
        Path file = folder.resolve("some.properties");
        Map<String, String> pairs = Map.of("address", "http://127.0.0.1:20000", "folder", "a\\b=c#d é");

        PrivateFile.write(file, pairs);

        assertThat(PrivateFile.read(file)).containsExactlyInAnyOrderEntriesOf(pairs);
    }

    @Test
    void laterContentReplacesTheEarlierAndLeavesNoDraft() throws IOException {
        Path file = folder.resolve("some.properties");
        PrivateFile.write(file, "first, and longer");

        PrivateFile.write(file, "second");

        assertThat(file).hasContent("second");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**.draft");
    }
}
