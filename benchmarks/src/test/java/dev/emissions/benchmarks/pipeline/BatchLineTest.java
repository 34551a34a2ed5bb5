package dev.emissions.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchLineTest {
    private static final String OURS = """
            {"batch":3,"sealed_at":"2026-03-01T00:00:01.5Z","took_ms":812,"tasks_ms":700,"decision_ms":30,"commits_ms":50,"seal_ms":20,"process_cpu_ms":9100,\
            "cleaned":96,"quarantined":2,"duplicates":1,"gaps":1,"lag":0}
            """;
    private static final String USUAL = """
            {"batch":4,"sealed_at":"2026-03-01T00:00:09Z","took_ms":5000,"process_cpu_ms":20000,"events":100}
            """;

    @TempDir
    private Path folder;

    @Test
    void eventsOfOursAreAllThatCameToAnEnd() throws IOException {
        assertThat(BatchLine.parse(OURS))
                .isEqualTo(new BatchLine(
                        3, Instant.parse("2026-03-01T00:00:01.500Z"), 812, 9100, 50, 100, new Counts(96, 2, 1, 1)));
    }

    @Test
    void eventsOfTheUsualWayAreStated() throws IOException {
        assertThat(BatchLine.parse(USUAL))
                .isEqualTo(new BatchLine(4, Instant.parse("2026-03-01T00:00:09Z"), 5000, 20_000, 0, 100, Counts.NONE));
    }

    @Test
    void lineInTheMakingIsNotRead() throws IOException {
        Path report = folder.resolve("report.jsonl");
        Files.writeString(report, OURS + USUAL.substring(0, 20));

        assertThat(BatchLine.read(report)).extracting(BatchLine::batch).containsExactly(3L);
    }

    @Test
    void reportNotYetThereHasNoLines() {
        assertThat(BatchLine.read(folder.resolve("report.jsonl"))).isEmpty();
    }
}
