package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emissions.lakehouse.ArchiveTable;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.TableRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Rejected records are found, mended, replayed or given up, as a user does it; and the books balance after each step. */
class RepairE2E extends StackTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MENDED = "mended.example.org";

    @Test
    void rejectedRecordsAreRepairedAndTheBooksBalance() throws Exception {
        String topic = "repaired";
        String lake = stack.lake("repaired");
        product.run("generate", "--topic", topic, "--count", "20000").succeeded();
        product.run("clean", "--available-now", "--topic", topic, "--lake", lake)
                .succeeded();
        Accounting before = Accounting.of(stack, lake);
        Path file = folder.resolve("records.jsonl");
        quarantine(lake, "export", "--output", file.toString(), "--rule", "DOMAIN_INVALID,DOMAIN_MISSING");
        long edited = mendDomains(file);

        String dryRun = quarantine(lake, "replay", "--edited", file.toString(), "--dry-run");
        assertThat(Accounting.of(stack, lake)).isEqualTo(before);
        String replay = quarantine(lake, "replay", "--edited", file.toString(), "--note", "domains mended");
        String again = quarantine(lake, "replay", "--edited", file.toString());
        String discard = quarantine(lake, "discard", "--rule", "UNDECODABLE,IMPRESSIONS_INVALID", "--note", "given up");

        Accounting after = Accounting.of(stack, lake);
        long mended = after.cleaned() - before.cleaned();
        assertThat(edited).isPositive();
        assertThat(mended).isPositive();
        assertThat(dryRun).contains(mended + " cleaned", "nothing was changed");
        assertThat(replay).contains(mended + " cleaned", "Next: emissions aggregate");
        assertThat(again).contains("  0 cleaned");
        assertThat(discard).contains("records discarded");
        assertThat(after.offsets()).isEqualTo(before.offsets()).isEqualTo(stack.endOffsets(topic));
        assertThat(domains(lake).stream().filter(MENDED::equals)).hasSize((int) mended);
        assertThat(stack.rows(lake, CorrectionsTable.CONTRACT, CorrectionsTable.NOTE).stream()
                        .map(row -> row.value(CorrectionsTable.NOTE)))
                .contains("domains mended", "given up");
        product.run("aggregate", "--lake", lake).succeeded();
        product.run("clean", "--available-now", "--topic", topic, "--lake", lake)
                .succeeded();
        assertThat(Accounting.of(stack, lake)).isEqualTo(after);
    }

    @Test
    void recordThatWasSentAgainIsADuplicateOfALaterOne() throws Exception {
        String topic = "sent-again";
        String lake = stack.lake(topic);
        byte[] event = firstEvent();
        byte[] torn = Arrays.copyOf(event, event.length - 3);
        stack.createTopic(topic, 1);
        stack.send(List.of(new ProducerRecord<>(topic, torn), new ProducerRecord<>(topic, event)));
        product.run("clean", "--available-now", "--topic", topic, "--lake", lake)
                .succeeded();
        Path file = folder.resolve("torn.jsonl");
        quarantine(lake, "export", "--output", file.toString());
        ObjectNode line = (ObjectNode) JSON.readTree(Files.readString(file));
        line.put("raw_value_base64", event);
        Files.writeString(file, JSON.writeValueAsString(line));

        String told = quarantine(lake, "replay", "--edited", file.toString());

        assertThat(told).contains("  1 duplicates");
        assertThat(Accounting.of(stack, lake).cleaned()).isEqualTo(1);
        product.run("verify", "--strict", "--topic", topic, "--lake", lake).succeeded();
    }

    /** The bytes of an event that the rules accept. */
    private static byte[] firstEvent() throws Exception {
        String topic = "first-event";
        String lake = stack.lake(topic);
        product.run("generate", "--topic", topic, "--count", "50").succeeded();
        product.run("clean", "--available-now", "--archive-raw", "--topic", topic, "--lake", lake)
                .succeeded();
        TableRow cleaned = stack.rows(
                        lake, CleanedTable.CONTRACT, CleanedTable.KAFKA_PARTITION, CleanedTable.KAFKA_OFFSET)
                .get(0);
        return stack
                .rows(
                        lake,
                        ArchiveTable.CONTRACT,
                        ArchiveTable.KAFKA_PARTITION,
                        ArchiveTable.KAFKA_OFFSET,
                        ArchiveTable.RAW_VALUE)
                .stream()
                .filter(row -> row.values().subList(0, 2).equals(cleaned.values()))
                .map(row -> (byte[]) row.value(ArchiveTable.RAW_VALUE))
                .findFirst()
                .orElseThrow();
    }

    private static String quarantine(String lake, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("quarantine"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--lake", lake));
        return product.run(all.toArray(String[]::new)).succeeded().out();
    }

    /** Puts a right domain into every event of the file; returns how many there are. */
    private static long mendDomains(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            ObjectNode json = (ObjectNode) JSON.readTree(line);
            ((ObjectNode) json.get("event")).put("domain", MENDED);
            lines.add(JSON.writeValueAsString(json));
        }
        Files.write(file, lines);
        return lines.size();
    }

    private static List<Object> domains(String lake) {
        return stack.rows(lake, CleanedTable.CONTRACT, CleanedTable.DOMAIN).stream()
                .map((TableRow row) -> row.value(CleanedTable.DOMAIN))
                .toList();
    }
}
