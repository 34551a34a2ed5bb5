package dev.emissions.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    private final ProcessHandle self = ProcessHandle.current();

    @TempDir
    private Path folder;

    private PidFile file;

    @BeforeEach
    void nameFile() {
        file = new PidFile(folder.resolve("some.pid"));
    }

    @Test
    void writtenProcessIsFound() {
        file.write(self);

        assertThat(file.running()).contains(self);
    }

    @Test
    void processThatGotTheIdLaterIsNotTakenForTheWrittenOne() throws IOException {
        long began = self.info().startInstant().orElseThrow().toEpochMilli();
        Files.writeString(file.path(), self.pid() + " " + (began - 60_000));

        assertThat(file.running()).isEmpty();
    }

    @Test
    void correctedClockDoesNotHideTheProcess() throws IOException {
        long began = self.info().startInstant().orElseThrow().toEpochMilli();
        Files.writeString(file.path(), self.pid() + " " + (began - 1_000));

        assertThat(file.running()).contains(self);
    }

    @Test
    void endedProcessIsNotFound() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        file.write(ended.toHandle());
        ended.waitFor();

        assertThat(file.running()).isEmpty();
    }

    @Test
    void absentOrTornFileNamesNoProcess() throws IOException {
        assertThat(file.running()).isEmpty();

        Files.writeString(file.path(), self.pid() + " ");

        assertThat(file.running()).isEmpty();
    }

    @Test
    void deletedFileNamesNoProcess() {
        file.write(self);

        file.delete();

        assertThat(file.running()).isEmpty();
    }

    @Test
    void fileIsTheOwnersOnly() throws IOException {
        file.write(self);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }
}
