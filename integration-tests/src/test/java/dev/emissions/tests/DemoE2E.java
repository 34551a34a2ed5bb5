package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a user runs it, with fewer events. */
class DemoE2E {
    private static final int EVENTS = 60_000;
    private static final int DROP_ROWS = 1_200;

    @TempDir
    Path folder;

    @Test
    void demoBalancesItsBooksFindsWhatWasHiddenAndLeavesNothingBehind() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path report = folder.resolve("report.json");

        Product.Result result = new Product(folder.resolve("unused"))
                .run(
                        Map.of("EMISSIONS_JVM_OPTIONS", "-XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + temporary),
                        "demo",
                        "--events",
                        String.valueOf(EVENTS),
                        "--report",
                        report.toString())
                .succeeded();

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("The books balance.").contains("demo --keep");
        JsonNode told = new ObjectMapper().readTree(report.toFile());
        assertBalanced(told.path("accounting"));
        assertFound(told);
        assertThat(namesIn(temporary).filter(name -> name.startsWith("emissions")))
                .isEmpty();
        assertThat(folder.resolve("unused")).doesNotExist();
        assertThat(processesAbout(temporary)).isEmpty();
    }

    private static void assertBalanced(JsonNode books) {
        assertThat(books.path("balanced").booleanValue())
                .as(books.toPrettyString())
                .isTrue();
        assertThat(books.path("sent").longValue()).isGreaterThanOrEqualTo(EVENTS + DROP_ROWS);
        assertThat(books.path("read")).isEqualTo(books.path("sent"));
        for (String end : List.of("cleaned", "quarantined", "duplicates")) {
            assertThat(books.path("tables").path(end).longValue()).as(end).isPositive();
        }
    }

    private static void assertFound(JsonNode told) {
        JsonNode rules = told.path("rules").path("overall");
        assertThat(rules.path("labelled").longValue()).isPositive();
        assertThat(rules.path("precision").doubleValue())
                .as(told.path("rules").toPrettyString())
                .isEqualTo(1);
        assertThat(rules.path("recall").doubleValue()).isEqualTo(1);
        JsonNode anomalies = told.path("anomalies").path("overall");
        assertThat(anomalies.path("precision").doubleValue())
                .as(anomalies.toPrettyString())
                .isGreaterThan(0.85);
        assertThat(anomalies.path("recall").doubleValue())
                .as(anomalies.toPrettyString())
                .isGreaterThan(0.85);
        assertThat(told.path("strongest"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.path("sentence").textValue()).isNotBlank());
    }

    private static Stream<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    /** Processes that name the folder in their command line. */
    private static List<String> processesAbout(Path folder) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains(folder.toString()))
                .toList();
    }
}
