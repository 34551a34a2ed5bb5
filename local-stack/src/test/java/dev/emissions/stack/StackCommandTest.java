package dev.emissions.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.cli.CommandRunner;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"start", "stop", "status"})
    void everyCommandHasExamples(String command) {
        assertThat(run("stack", command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: emissions stack " + command, "Examples:");
    }

    @Test
    void statusOfNothingIsNotRunning() {
        assertThat(run("stack", "status", "--directory", folder.resolve("none").toString()))
                .isEqualTo(3);
        assertThat(out.toString()).contains("No local stack in " + folder.resolve("none"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void stopOfNothingIsFine() {
        assertThat(run("stack", "stop", "--directory", folder.resolve("none").toString()))
                .isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void wrongPortIsAUsageError() {
        assertThat(run("stack", "start", "--directory", folder.toString(), "--kafka-port", "0"))
                .isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("Cannot start the local stack: --kafka-port: expected 1 to 65535, got 0");
    }

    @Test
    void absentMinioIsReportedBeforeAnythingStarts() {
        String absent = folder.resolve("minio").toString();

        assertThat(run(
                        "stack",
                        "start",
                        "--directory",
                        folder.resolve("s").toString(),
                        "--s3",
                        "minio",
                        "--minio-binary",
                        absent))
                .isEqualTo(3);
        assertThat(err.toString()).contains("expected an executable file, got " + absent);
        assertThat(folder.resolve("s/run/broker.pid")).doesNotExist();
    }

    @Test
    void stackAloneShowsItsUsage() {
        assertThat(run("stack")).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: emissions stack");
    }

    private int run(String... arguments) {
        return CommandRunner.run(
                new PrintWriter(out, true), new PrintWriter(err, true), Map.of(), new StackCommands(), arguments);
    }
}
