package dev.emissions.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackReportTest {
    private final StringWriter out = new StringWriter();

    @ParameterizedTest
    @CsvSource({"0,0 B", "1023,1023 B", "1024,1.0 KiB", "1572864,1.5 MiB", "3221225472,3.0 GiB"})
    void sizesAreReadable(long bytes, String expected) {
        assertThat(StackReport.size(bytes)).isEqualTo(expected);
    }

    @Test
    void statusTellsWhatRunsAndWhatDoesNot() {
        ProcessHandle self = ProcessHandle.current();
        var status = new StackStatus(
                Path.of("/s"),
                Path.of("/s/logs"),
                Path.of("/s/connection.properties"),
                List.of(
                        new StackStatus.Entry("S3 server", Optional.empty(), "http://127.0.0.1:2", 2_048),
                        new StackStatus.Entry("Kafka broker", Optional.of(self), "127.0.0.1:1", 0)));

        new StackReport(new PrintWriter(out, true)).status(status);

        assertThat(status.running()).isFalse();
        assertThat(out.toString().lines().toList())
                .anyMatch(line -> line.matches("S3 server +- +http://127\\.0\\.0\\.1:2 +not running +2\\.0 KiB"))
                .anyMatch(line -> line.matches("Kafka broker +" + self.pid() + " +127\\.0\\.0\\.1:1 +\\d{4}-.*Z +0 B"))
                .last()
                .isEqualTo("Start what is missing: emissions stack start   (logs: /s/logs)");
    }

    @Test
    void startTellsHowTheOtherCommandsFindAnUnusualFolder() {
        var status = new StackStatus(Path.of("/s"), Path.of("/s/logs"), Path.of("/s/connection.properties"), List.of());
        var report = new StackReport(new PrintWriter(out, true));

        report.started(status, Path.of("/s"));
        assertThat(out.toString()).contains("/s/connection.properties").doesNotContain("export");

        report.started(status, Path.of("/usual"));
        assertThat(out.toString()).contains("export EMISSIONS_STACK=/s ");
    }
}
