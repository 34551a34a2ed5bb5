package dev.emissions.producer.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import dev.emissions.producer.drop.FlatRow;
import dev.emissions.producer.publish.StopSignal;
import dev.emissions.schemas.EmissionEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"events.avro", "events.jsonl", "events.csv"})
    void sameSeedAndStartMakeTheSameFile(String name) throws IOException {
        Path first = folder.resolve("1-" + name);
        Path second = folder.resolve("2-" + name);
        Path other = folder.resolve("3-" + name);

        generate(request(first, 1));
        generate(request(second, 1));
        generate(request(other, 2));

        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(Files.mismatch(first, other)).isNotNegative();
        assertThat(labelsOf(second)).hasSameBinaryContentAs(labelsOf(first));
    }

    @Test
    void avroFilesHoldTheEventsWithTheirFaults() throws IOException {
        Path file = folder.resolve("events.avro");
        generate(request(file, 1));

        List<EmissionEvent> events = new ArrayList<>();
        try (var reader = new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(EmissionEvent.class))) {
            reader.forEach(events::add);
        }

        assertThat(events).hasSize(1500);
        assertThat(events).anyMatch(event -> event.getDomain() == null);
        assertThat(events.get(0).getEventTime()).isBetween(micros(Plans.START), micros(Plans.START) + 2_000_000);
    }

    @Test
    void flatFilesHaveTheFormsHeaderAndValues() throws IOException {
        Path file = folder.resolve("drop.csv");
        generate(request(file, 1));

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1501);
        assertThat(lines.get(0)).isEqualTo(String.join(",", FlatRow.HEADER));
        assertThat(lines.get(1))
                .matches("03/01/2026,[a-z0-9-]+\\.example,(banner|display|native|video|audio),[A-Z][A-Za-z ]+,"
                        + "(\\d+x\\d+)?,(desktop|mobile|tablet)(,\\d+\\.\\d{8}){4},(measured|modeled)");
    }

    @Test
    void labelsNameEventsOfTheFile() throws IOException {
        Path file = folder.resolve("events.jsonl");
        generate(request(file, 1));

        String events = Files.readString(file);
        List<String> labels = Files.readAllLines(labelsOf(file));
        Set<String> kinds = new HashSet<>();
        for (String label : labels.subList(1, labels.size())) {
            String[] cells = label.split(",", -1);
            assertThat(cells).hasSize(7);
            kinds.add(cells[2]);
            if (!cells[1].isEmpty() && !cells[3].equals("UNDECODABLE")) {
                assertThat(events).contains(cells[1]);
            }
            assertThat(cells[5] + cells[6]).isEmpty();
        }
        assertThat(kinds).containsExactlyInAnyOrder("issue", "anomaly");
    }

    @Test
    void anExistingFileIsOnlyOverwrittenWhenTold() throws IOException {
        Path file = Files.writeString(folder.resolve("kept.csv"), "mine");
        GenerateRequest request = request(file, 1);

        assertThatThrownBy(() -> generate(request))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("Cannot write " + file
                        + ": it exists already; expected a new file, or --force to overwrite it");
        assertThat(file).hasContent("mine");
        assertThat(labelsOf(file)).doesNotExist();

        generate(new GenerateRequest(
                request.amount(),
                request.eventTime(),
                request.content(),
                request.output(),
                request.kafka(),
                request.labels(),
                true));
        assertThat(Files.size(file)).isGreaterThan(1000);
    }

    @Test
    void aFolderThatIsMissingIsTold() {
        Path file = folder.resolve("no/such/drop.csv");

        assertThatThrownBy(() -> generate(request(file, 1)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("its folder does not exist");
    }

    @Test
    void anUnknownFormatIsTold() {
        Path file = folder.resolve("events.parquet");

        assertThatThrownBy(() -> generate(request(file, 1)))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("Cannot write " + file
                        + ": unknown format; expected --format or an extension of avro, jsonl, csv, got \"parquet\"");
    }

    @Test
    void allWrongOptionsAreToldAtOnce() {
        assertThatThrownBy(() -> new GenerateRequest(
                        new GenerateRequest.Amount(0L, -1.0, null),
                        new GenerateRequest.EventTime(null, Duration.ZERO),
                        new GenerateRequest.Content(1, 0, "usual", 2),
                        new GenerateRequest.Output(null, null),
                        new GenerateRequest.Kafka(null, "t", 0),
                        null,
                        false))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(
                        "Cannot generate events: --count: got 0, expected at least 1; --rate: got -1.0, expected more"
                                + " than 0; --span: got PT0S, expected longer than nothing; --domains: got 0, expected 1 to"
                                + " 100000; --anomalies: got 2.0, expected 0 to 1; --partitions: got 0, expected at least 1;"
                                + " --bootstrap-servers: got nothing, expected HOST:PORT, a running local stack, or --output"
                                + " FILE");
    }

    @Test
    void withoutAStartTheLastEventHasJustHappened() throws IOException {
        Path file = folder.resolve("events.jsonl");
        GenerateRequest request = request(file, 1);
        generate(new GenerateRequest(
                request.amount(),
                new GenerateRequest.EventTime(null, Duration.ofHours(3)),
                new GenerateRequest.Content(1, 50, "none", 0),
                request.output(),
                request.kafka(),
                null,
                false));

        List<Long> times = Files.readAllLines(file).stream()
                .map(line -> Long.valueOf(line.replaceFirst(".*\"event_time\":(\\d+).*", "$1")))
                .sorted()
                .toList();
        assertThat(times.get(times.size() - 1)).isBetween(micros(NOW) - 30_000_000, micros(NOW));
        assertThat(times.get(0)).isBetween(micros(NOW) - Duration.ofMinutes(181).toMillis() * 1000, micros(NOW));
    }

    @Test
    void theSummaryCountsIssuesAndAnomalies() {
        generate(request(folder.resolve("events.avro"), 1));

        assertThat(out.toString())
                .startsWith("Wrote 1,500 events to file ")
                .contains("  issues ")
                .contains("    DOMAIN_MISSING ")
                .contains("  anomalies ")
                .contains("  event time 2026-03-01T00:00:00Z to 2026-03-02T23")
                .contains(", seed 1")
                .containsPattern("  \\d+ labels in ");
    }

    private GenerateRequest request(Path file, long seed) {
        return new GenerateRequest(
                new GenerateRequest.Amount(1500L, null, null),
                new GenerateRequest.EventTime(Plans.START, null),
                new GenerateRequest.Content(seed, 100, "0.2", 0.01),
                new GenerateRequest.Output(file, null),
                new GenerateRequest.Kafka(null, "emissions.events", 4),
                labelsOf(file),
                false);
    }

    private static Path labelsOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".labels");
    }

    private void generate(GenerateRequest request) {
        new Generate(request, Clock.fixed(NOW, ZoneOffset.UTC), new PrintWriter(out), new PrintWriter(out))
                .run(new StopSignal());
    }

    private static long micros(Instant instant) {
        return instant.toEpochMilli() * 1000;
    }
}
