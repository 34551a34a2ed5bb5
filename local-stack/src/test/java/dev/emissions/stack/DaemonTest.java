package dev.emissions.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
    private static final List<String> PATIENT = List.of("sleep", "60");
    private static final List<String> STUBBORN =
            List.of("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.05; done");

    @TempDir
    private Path folder;

    private Daemon daemon;

    @BeforeEach
    void makeDaemon() throws IOException {
        Files.createDirectories(folder.resolve("run"));
        Files.createDirectories(folder.resolve("logs"));
        daemon = new Daemon("test server", "test", new StackDirectory(folder), Duration.ofMillis(500));
    }

    @AfterEach
    void stopDaemon() {
        daemon.stop();
    }

    @Test
    void startedProcessRunsUntilItIsStopped() {
        ProcessHandle process = daemon.start(PATIENT, Map.of());

        assertThat(daemon.running()).contains(process);
        assertThat(daemon.stop()).isTrue();
        assertThat(process.isAlive()).isFalse();
        assertThat(daemon.running()).isEmpty();
    }

    @Test
    void stopOfWhatDoesNotRunSaysSo() {
        assertThat(daemon.stop()).isFalse();
    }

    @Test
    void processThatDoesNotListenIsKilled() throws IOException {
        ProcessHandle process = daemon.start(STUBBORN, Map.of());
        awaitOutput("ready");

        assertThat(daemon.stop()).isTrue();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void environmentReachesTheProcess() throws Exception {
        ProcessHandle process = daemon.start(List.of("sh", "-c", "echo $SECRET"), Map.of("SECRET", "told"));
        process.onExit().get(10, TimeUnit.SECONDS);

        awaitOutput("told");
    }

    @Test
    void failureShowsWhatTheProcessSaid() throws Exception {
        ProcessHandle process = daemon.start(List.of("sh", "-c", "echo no such thing >&2; exit 1"), Map.of());
        process.onExit().get(10, TimeUnit.SECONDS);

        assertThat(daemon.failedToStart("its process ended"))
                .hasMessage("Cannot start the test server: its process ended; log: " + daemon.log()
                        + "\nIts last lines:\n  no such thing\n");
    }

    private void awaitOutput(String expected) throws IOException {
        Path output = folder.resolve("logs/test.out");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!Files.readString(output).contains(expected)) {
            assertThat(System.nanoTime()).as("deadline for " + expected).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
