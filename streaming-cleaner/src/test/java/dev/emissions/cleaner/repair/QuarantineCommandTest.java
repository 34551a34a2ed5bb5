package dev.emissions.cleaner.repair;

import static dev.emissions.cleaner.TestEvents.record;
import static dev.emissions.cleaner.TestEvents.valid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emissions.cleaner.KafkaRecord;
import dev.emissions.cleaner.TestEvents;
import dev.emissions.cleaner.repair.TestQuarantine.Answer;
import dev.emissions.schemas.EmissionEvent;
import dev.emissions.schemas.SourceHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private TestQuarantine quarantine;

    @BeforeEach
    void openLake() {
        quarantine = new TestQuarantine(folder);
    }

    @Test
    void listCountsByRule() throws IOException {
        quarantine.reject("UNDECODABLE", record(0, 1, "k", bytes("x")), record(0, 2, "k", bytes("y")));
        quarantine.reject("DOMAIN_INVALID", record(3, valid("a")));

        JsonNode first = lines(quarantine.run("list", "--format", "json"))[0];

        assertThat(first.get("rule").textValue()).isEqualTo("UNDECODABLE");
        assertThat(first.get("open").intValue()).isEqualTo(2);
        assertThat(first.get("closed").intValue()).isZero();
        assertThat(first.get("oldest").textValue()).isEqualTo("2026-03-01T12:01:00Z");
        assertThat(first.get("topics")).hasToString("[\"events\"]");
        assertThat(first.get("example").textValue()).isEqualTo("events:0:2");
        assertThat(first.get("reason").textValue()).startsWith("The record's value is absent");
    }

    @Test
    void listIsFilteredByEachOption() throws IOException {
        EmissionEvent other = valid("b");
        other.setDomain("other.example");
        quarantine.reject("DOMAIN_INVALID", record(0, valid("a")), record(1, other));
        quarantine.reject("UNDECODABLE", fileDrop(2));

        assertThat(list("--rule", "UNDECODABLE,UNKNOWN_SCHEMA")).hasSize(1);
        assertThat(list("--domain", "other.example")[0].get("open").intValue()).isEqualTo(1);
        assertThat(list("--source", "raw/drop.csv")[0].get("rule").textValue()).isEqualTo("UNDECODABLE");
        assertThat(list("--since", "2026-03-01T12:01:00Z")).hasSize(2);
        assertThat(list("--since", "2026-03-01T12:01:01Z")).isEmpty();
        assertThat(list("--until", "2026-03-01T12:01:00Z")).isEmpty();
        assertThat(list("--until", "2026-03-02")).hasSize(2);
        assertThat(list("--topic", "another")).isEmpty();
    }

    @Test
    void emptyQuarantineIsSaidToBeEmpty() {
        Answer answer = quarantine.run("list");

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("No record is open");
    }

    @Test
    void showTellsAllOfARecord() throws IOException {
        quarantine.reject("UNDECODABLE", fileDrop(2));
        quarantine.reject("DOMAIN_INVALID", record(3, valid("a")));

        String torn = quarantine.run("show", "events:0:2").out();
        String event = quarantine.run("show", "events:0:3").out();

        assertThat(torn)
                .startsWith("events:0:2 of 2026-03-01T12:01:00Z: quarantined")
                .contains("UNDECODABLE: The record's value is absent")
                .contains(SourceHeaders.FILE + ": raw/drop.csv")
                .contains("Value, 4 bytes", "ff00ff00");
        assertThat(event).contains("domain", "\"example.com\"", "event_time");
    }

    @Test
    void recordThatWasNotRejectedCannotBeShown() {
        Answer answer = quarantine.run("show", "events:0:9");

        assertThat(answer.code()).isEqualTo(4);
        assertThat(answer.err()).startsWith("Cannot show events:0:9: expected a record that was rejected");
    }

    @Test
    void exportWritesEventsAndOtherBytes() throws IOException {
        quarantine.reject("DOMAIN_INVALID", record(3, valid("a")));
        quarantine.reject("UNDECODABLE", fileDrop(2));
        Path file = folder.resolve("records.jsonl");

        Answer answer = quarantine.run("export", "--output", file.toString(), "events:0:2", "events:0:3");

        assertThat(answer.out()).startsWith("2 records written");
        assertThat(Files.readAllLines(file)).anySatisfy(line -> {
            JsonNode json = JSON.readTree(line);
            assertThat(json.get("offset").intValue()).isEqualTo(3);
            assertThat(json.get("event").get("domain").textValue()).isEqualTo("example.com");
        });
        assertThat(Files.readAllLines(file)).anySatisfy(line -> {
            JsonNode json = JSON.readTree(line);
            assertThat(Base64.getDecoder().decode(json.get("raw_value_base64").textValue()))
                    .isEqualTo(new byte[] {-1, 0, -1, 0});
            assertThat(json.get("headers").get(0).get("value").textValue()).isEqualTo("raw/drop.csv");
        });
    }

    @Test
    void wrongArgumentsAreExplained() {
        assertThat(quarantine.run("list", "--since", "yesterday"))
                .satisfies(answer -> assertThat(answer.code()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.err()).contains("--since", "yesterday"));
        assertThat(quarantine.run("show", "events/0/1"))
                .satisfies(answer -> assertThat(answer.code()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.err()).contains("TOPIC:PARTITION:OFFSET"));
        assertThat(quarantine
                        .run("export", "--output", folder.resolve("no/file").toString())
                        .code())
                .isEqualTo(3);
    }

    private JsonNode[] list(String... filter) throws IOException {
        String[] all = new String[filter.length + 3];
        all[0] = "list";
        System.arraycopy(filter, 0, all, 1, filter.length);
        all[filter.length + 1] = "--format";
        all[filter.length + 2] = "json";
        return lines(quarantine.run(all));
    }

    private static JsonNode[] lines(Answer answer) throws IOException {
        assertThat(answer.err()).isEmpty();
        String[] lines = answer.out().lines().toArray(String[]::new);
        JsonNode[] read = new JsonNode[lines.length];
        for (int i = 0; i < lines.length; i++) {
            read[i] = JSON.readTree(lines[i]);
        }
        return read;
    }

    private static KafkaRecord fileDrop(long offset) {
        return new KafkaRecord(
                0,
                offset,
                TimeUnit.SECONDS.toMicros(TestEvents.TIME.getEpochSecond() + 60),
                bytes("key"),
                new byte[] {-1, 0, -1, 0},
                new KafkaRecord.Header(SourceHeaders.FILE, bytes("raw/drop.csv")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
