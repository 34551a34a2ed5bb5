package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emissions.cli.CommandRunner;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.DayFiles;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.RowWriter;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.proof.VerifyCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of the real cleaner, damaged by hand in one way after the other: verify names each with its exact offsets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyIT {
    private static final String TOPIC = "verify";
    private static final int PARTITION = 1;
    private static final long WITHOUT_LIMIT = Long.MAX_VALUE;

    @TempDir
    static Path folder;

    private TestStack stack;
    private Path sound;
    private Path damaged;
    private Lake lake;
    private int lakes;

    @BeforeAll
    void cleanEvents() throws Exception {
        stack = TestStack.running();
        sound = folder.resolve("sound");
        Product product = stack.product();
        product.run("generate", "--topic", TOPIC, "--count", "3000", "--seed", "7")
                .succeeded();
        stack.sendInTransaction(TOPIC, "no event".getBytes(StandardCharsets.UTF_8));
        product.run("generate", "--topic", TOPIC, "--count", "3000", "--seed", "8")
                .succeeded();
        product.run(
                        "clean",
                        "--available-now",
                        "--topic",
                        TOPIC,
                        "--max-events-per-batch",
                        "2500",
                        "--lake",
                        sound.toUri().toString())
                .succeeded();
    }

    @BeforeEach
    void copyLake() throws IOException {
        damaged = folder.resolve("damaged-" + lakes++);
        try (Stream<Path> files = Files.walk(sound)) {
            for (Path file : files.toList()) {
                Files.copy(file, damaged.resolve(sound.relativize(file)));
            }
        }
        lake = Lake.of(
                damaged.toUri(), Map.of("io.delta.kernel.logStore.file.impl", "dev.emissions.lakehouse.LinkLogStore"));
    }

    @Test
    void soundBooksBalanceInEveryMode() throws Exception {
        Product.Result proof = stack.product()
                .run("verify", "--topic", TOPIC, "--lake", sound.toUri().toString(), "--strict")
                .succeeded();

        assertThat(proof.out()).contains("The books balance: " + String.format("%,d", stack.endOffsets(TOPIC)));
        assertThat(verify(0).path("beyond_proof").size()).isZero();
        JsonNode last = verify(0, "--since", "1");
        assertThat(last.path("offsets").asLong()).isLessThan(6000);
        assertThat(last.path("rows").asLong())
                .as("rows of the files whose statistics allow for the last batch")
                .isLessThan(verify(0).path("rows").asLong() / 2);
        assertThat(verify(0, "--since", "10d").path("offsets").asLong()).isEqualTo(stack.endOffsets(TOPIC));
        assertThat(verify(0, "--sample", "3", "--seed", "5").path("complete").asBoolean())
                .isFalse();
        assertThat(verify(0, "--no-broker")
                        .path("beyond_proof")
                        .path("not_asked")
                        .asLong())
                .isEqualTo(stack.endOffsets(TOPIC));
    }

    @Test
    void aFileRemovedFromTheLog() throws Exception {
        List<Group> gone = damage(CleanedTable.CONTRACT).removeFileWith(Rows.at(PARTITION, cleaned(20)));

        JsonNode report = verify(4);

        assertThat(offsets(report, "missing")).isEqualTo(positions(gone));
        assertThat(wrong(report))
                .contains("missing", "ledger-counts")
                .isSubsetOf("missing", "ledger-counts", "duplicates");
        assertThat(stack.product()
                        .run(
                                "verify",
                                "--topic",
                                TOPIC,
                                "--lake",
                                damaged.toUri().toString())
                        .exitCode())
                .isEqualTo(4);
    }

    @Test
    void aFileAddedUnderAnotherName() throws Exception {
        List<Group> twice = damage(CleanedTable.CONTRACT).repeatFileWith(Rows.at(PARTITION, cleaned(20)));

        JsonNode report = verify(4);

        assertThat(offsets(report, "double")).isEqualTo(positions(twice));
        assertThat(wrong(report)).containsExactly("double");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cleaned/quarantine", "cleaned/emissions"})
    void aFileThatIsNotThere(String table) throws Exception {
        Path file;
        try (Stream<Path> files = Files.walk(damaged.resolve(table))) {
            // The largest: there are twins of its rows.
            file = files.filter(path -> path.toString().endsWith(".parquet"))
                    .max(Comparator.comparingLong(path -> path.toFile().length()))
                    .orElseThrow();
        }
        Files.delete(file);

        JsonNode report = verify(4);

        assertThat(wrong(report)).contains("files", "missing");
        assertThat(report.toString()).contains(file.getFileName().toString());
    }

    @Test
    void aQuarantineRowDeleted() throws Exception {
        long offset = quarantined(0);
        damage(QuarantineTable.CONTRACT).edit(Rows.at(PARTITION, offset), row -> null);

        JsonNode report = verify(4);

        assertThat(offsets(report, "missing")).containsExactly(position(offset));
        assertThat(wrong(report)).containsExactly("ledger-counts", "missing");
    }

    @Test
    void aLedgerCountEdited() throws Exception {
        long offset = cleaned(0);
        damage(LedgerTable.CONTRACT).edit(Rows.sealing(PARTITION, offset), row -> {
            Group more = Rows.with(row, LedgerTable.CLEANED, row.getLong(LedgerTable.CLEANED, 0) + 1);
            return Rows.with(more, LedgerTable.QUARANTINED, row.getLong(LedgerTable.QUARANTINED, 0) - 1);
        });

        JsonNode report = verify(4);

        assertThat(offsets(report, "ledger-counts")).isEqualTo(range(sealing(offset)));
        assertThat(wrong(report)).containsExactly("ledger-counts");
    }

    @Test
    void aLedgerRowThatDoesNotAddUp() throws Exception {
        long offset = cleaned(0);
        damage(LedgerTable.CONTRACT)
                .edit(
                        Rows.sealing(PARTITION, offset),
                        row -> Rows.with(row, LedgerTable.GAPS, row.getLong(LedgerTable.GAPS, 0) + 1));

        JsonNode report = verify(4);

        assertThat(offsets(report, "ledger-rows")).isEqualTo(range(sealing(offset)));
        assertThat(wrong(report)).containsExactly("ledger-rows");
    }

    @Test
    void aLedgerRowRemoved() throws Exception {
        long offset = cleaned(WITHOUT_LIMIT) / 2;
        Set<String> range = range(sealing(offset));
        damage(LedgerTable.CONTRACT).edit(Rows.sealing(PARTITION, offset), row -> null);

        JsonNode report = verify(4);

        assertThat(range).doesNotContain(position(0));
        assertThat(offsets(report, "ledger-ranges")).isEqualTo(range);
    }

    @Test
    void theLastLedgerRowsRemovedLeaveRowsThatAreNotSealedYet() throws Exception {
        long last = stack.rows(damaged.toUri().toString(), LedgerTable.CONTRACT, LedgerTable.BATCH_ID).stream()
                .mapToLong(row -> (long) row.value(LedgerTable.BATCH_ID))
                .max()
                .orElseThrow();
        damage(LedgerTable.CONTRACT).edit(row -> row.getLong(LedgerTable.BATCH_ID, 0) == last, row -> null);

        JsonNode report = verify(0);

        assertThat(report.path("not_sealed_yet").size()).isPositive();
    }

    @Test
    void anOffsetShifted() throws Exception {
        long from = cleaned(30);
        long to = quarantined(0);
        damage(CleanedTable.CONTRACT)
                .edit(Rows.at(PARTITION, from), row -> Rows.with(row, CleanedTable.KAFKA_OFFSET, to));

        JsonNode report = verify(4);

        assertThat(offsets(report, "missing")).containsExactly(position(from));
        assertThat(offsets(report, "double")).containsExactly(position(to));
        assertThat(offsets(report, "cleaned-payloads")).containsExactly(position(to));
    }

    @Test
    void anIdUnderTwoOffsets() throws Exception {
        TableRow first = row(cleaned(40));
        TableRow second = rows(CleanedTable.CONTRACT).stream()
                .filter(row -> row.value(CleanedTable.EVENT_DATE).equals(first.value(CleanedTable.EVENT_DATE)))
                .filter(row -> offset(row) > offset(first))
                .findFirst()
                .orElseThrow();
        Binary id = Binary.fromString((String) first.value(CleanedTable.EVENT_ID));
        damage(CleanedTable.CONTRACT)
                .edit(Rows.at(PARTITION, offset(second)), row -> Rows.with(row, CleanedTable.EVENT_ID, id));

        JsonNode report = verify(4);

        assertThat(offsets(report, "unique-ids"))
                .containsExactlyInAnyOrder(position(offset(first)), position(offset(second)));
        assertThat(offsets(report, "cleaned-payloads")).containsExactly(position(offset(second)));
        assertThat(wrong(report)).contains("unique-ids").isSubsetOf("unique-ids", "cleaned-payloads", "duplicates");
    }

    @Test
    void anIdThatIsNotTheRecords() throws Exception {
        long offset = cleaned(45);
        damage(CleanedTable.CONTRACT)
                .edit(
                        Rows.at(PARTITION, offset),
                        row -> Rows.with(row, CleanedTable.EVENT_ID, Binary.fromString("another")));

        JsonNode report = verify(4);

        assertThat(offsets(report, "cleaned-payloads")).containsExactly(position(offset));
        assertThat(wrong(report)).contains("cleaned-payloads").isSubsetOf("cleaned-payloads", "duplicates");
    }

    @Test
    void aLossWhereTheBrokerHasARecord() throws Exception {
        long offset = cleaned(50);
        reclaim(offset, LedgerTable.LOST, LedgerTable.LOST_RANGES);

        JsonNode report = verify(4);

        assertThat(offsets(report, "gaps")).containsExactly(position(offset));
        assertThat(wrong(report)).contains("gaps").isSubsetOf("gaps", "duplicates");
    }

    /** The twins of a topic's duplicates may be another topic's rows, sealed or not. */
    @Test
    void duplicatesOfAnotherTopicsRowsBalance() throws Exception {
        String start = Instant.now()
                .minus(Duration.ofHours(30))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String once = TOPIC + "-once";
        String again = TOPIC + "-again";
        for (String topic : List.of(once, again)) {
            Product product = stack.product();
            product.run("generate", "--topic", topic, "--count", "2000", "--seed", "7", "--start", start)
                    .succeeded();
            product.run(
                            "clean",
                            "--available-now",
                            "--topic",
                            topic,
                            "--lake",
                            damaged.toUri().toString())
                    .succeeded();
        }

        assertThat(verifyTopic(again, 0).path("offsets").asLong()).isEqualTo(stack.endOffsets(again));
        assertThat(verifyTopic(again, 0, "--since", "1h").path("offsets").asLong())
                .isEqualTo(stack.endOffsets(again));

        damage(LedgerTable.CONTRACT)
                .edit(row -> row.getString(LedgerTable.TOPIC, 0).equals(once), row -> null);

        assertThat(verifyTopic(again, 0).path("offsets").asLong()).isEqualTo(stack.endOffsets(again));
    }

    @Test
    void aDuplicateWithoutATwin() throws Exception {
        long offset = cleaned(50);
        reclaim(offset, LedgerTable.DUPLICATES, LedgerTable.DUPLICATE_RANGES);

        JsonNode report = verify(4);

        assertThat(offsets(report, "duplicates")).contains(position(offset));
        assertThat(wrong(report)).containsExactly("duplicates");
    }

    @Test
    void aGapWhereTheBrokerHasARecord() throws Exception {
        long offset = cleaned(50);
        reclaim(offset, LedgerTable.GAPS, LedgerTable.GAP_RANGES);

        JsonNode report = verify(4);

        assertThat(offsets(report, "gaps")).containsExactly(position(offset));
        assertThat(wrong(report)).contains("gaps").isSubsetOf("gaps", "duplicates");
    }

    @Test
    void aPayloadHashAltered() throws Exception {
        long offset = cleaned(60);
        damage(CleanedTable.CONTRACT)
                .edit(
                        Rows.at(PARTITION, offset),
                        row -> Rows.with(
                                row, CleanedTable.PAYLOAD_HASH, row.getLong(CleanedTable.PAYLOAD_HASH, 0) ^ 1));

        JsonNode report = verify(4);

        assertThat(offsets(report, "cleaned-payloads")).containsExactly(position(offset));
        assertThat(wrong(report)).contains("cleaned-payloads").isSubsetOf("cleaned-payloads", "duplicates");
    }

    @Test
    void aQuarantinedValueAltered() throws Exception {
        long offset = quarantined(1);
        damage(QuarantineTable.CONTRACT)
                .edit(
                        Rows.at(PARTITION, offset),
                        row -> Rows.with(row, QuarantineTable.RAW_VALUE, Binary.fromString("another")));

        JsonNode report = verify(4);

        assertThat(offsets(report, "quarantine-values")).containsExactly(position(offset));
        assertThat(wrong(report)).containsExactly("quarantine-values");
    }

    @Test
    void aCorrectionWithoutItsRow() throws Exception {
        long offset = quarantined(0);
        var corrections = new DeltaTable(lake, CorrectionsTable.CONTRACT);
        corrections.createIfAbsent();
        try (var files = new DayFiles<>(lake, CorrectionsTable.CONTRACT, new Replay(), "replay")) {
            files.write(20_000, offset);
            corrections.append("replay", 1, files.finish());
        }

        JsonNode report = verify(4);

        assertThat(offsets(report, "corrections")).containsExactly(position(offset));
        assertThat(offsets(report, "missing")).containsExactly(position(offset));
    }

    @Test
    void aRepairThatIsNotComplete() throws Exception {
        Product product = stack.product();
        String url = damaged.toUri().toString();
        Path file = folder.resolve("records-" + lakes + ".jsonl");
        product.run("quarantine", "export", "--lake", url, "--rule", "DOMAIN_MISSING", "--output", file.toString())
                .succeeded();
        ObjectMapper json = new ObjectMapper();
        List<String> exported = Files.readAllLines(file);
        assertThat(exported).isNotEmpty();
        List<String> lines = new ArrayList<>();
        for (String line : exported) {
            ObjectNode record = (ObjectNode) json.readTree(line);
            ((ObjectNode) record.get("event")).put("domain", "mended.example.org");
            lines.add(json.writeValueAsString(record));
        }
        Files.write(file, lines);
        product.run("quarantine", "replay", "--lake", url, "--edited", file.toString())
                .succeeded();
        verify(0);
        try (Stream<Path> log = Files.list(damaged.resolve("ops/corrections/_delta_log"))) {
            for (Path commit : log.filter(path -> path.toString().contains("00000000000000000001."))
                    .toList()) {
                Files.delete(commit);
            }
        }

        Product.Result told = product.run("verify", "--topic", TOPIC, "--lake", url);

        assertThat(told.exitCode()).isEqualTo(4);
        assertThat(told.err()).contains("repair unfinished", "run `emissions recover`");
        product.run("recover", "--topic", TOPIC, "--lake", url).succeeded();
        verify(0);
    }

    /** A correction that says the offset was replayed and is cleaned now. */
    private static final class Replay implements DayFiles.RowFormat<Long> {
        @Override
        public Set<String> uniqueColumns() {
            return Set.of();
        }

        @Override
        public void write(Long offset, RowWriter columns) {
            columns.writeText("replay-1");
            columns.writeText(TOPIC);
            columns.writeInt(PARTITION);
            columns.writeLong(offset);
            columns.writeText(Disposition.QUARANTINED.word());
            columns.writeText(Disposition.CLEANED.word());
            columns.writeText("replay");
            columns.writeText("1-test");
            columns.writeLong(1_800_000_000_000_000L);
            columns.writeNull();
            columns.writeNull();
        }
    }

    /** Takes the offset out of cleaned and has its ledger row claim it as something else. */
    private void reclaim(long offset, String count, String ranges) throws IOException {
        damage(CleanedTable.CONTRACT).edit(Rows.at(PARTITION, offset), row -> null);
        damage(LedgerTable.CONTRACT).edit(Rows.sealing(PARTITION, offset), row -> {
            Group fewer = Rows.with(row, LedgerTable.CLEANED, row.getLong(LedgerTable.CLEANED, 0) - 1);
            Group more = Rows.with(fewer, count, row.getLong(count, 0) + 1);
            return Rows.withRange(more, ranges, offset, offset + 1);
        });
    }

    private TableDamage damage(TableContract table) {
        return new TableDamage(lake, table);
    }

    private JsonNode verify(int expectedCode, String... further) throws IOException {
        return verifyTopic(TOPIC, expectedCode, further);
    }

    private JsonNode verifyTopic(String topic, int expectedCode, String... further) throws IOException {
        Path report = folder.resolve("report-" + lakes + ".json");
        List<String> arguments = new ArrayList<>(List.of(
                "--topic",
                topic,
                "--lake",
                damaged.toUri().toString(),
                "--bootstrap-servers",
                stack.bootstrapServers(),
                "--report",
                report.toString()));
        arguments.addAll(List.of(further));
        var out = new StringWriter();
        var writer = new PrintWriter(out, true);
        int code = CommandRunner.run(writer, writer, Map.of(), new VerifyCommand(), arguments.toArray(String[]::new));

        assertThat(code).as(out.toString()).isEqualTo(expectedCode);
        return new ObjectMapper().readTree(Files.readString(report));
    }

    /** Names of the checks that failed. */
    private static List<String> wrong(JsonNode report) {
        return StreamSupport.stream(report.path("checks").spliterator(), false)
                .filter(check -> !check.path("ok").asBoolean())
                .map(check -> check.path("name").asText())
                .toList();
    }

    /** Positions at which the check failed, as partition:offset. */
    private static Set<String> offsets(JsonNode report, String name) {
        Set<String> offsets = new java.util.TreeSet<>();
        for (JsonNode check : report.path("checks")) {
            if (check.path("name").asText().equals(name)) {
                for (JsonNode failure : check.path("offsets")) {
                    for (JsonNode range : failure.path("ranges")) {
                        for (long offset = range.get(0).asLong();
                                offset <= range.get(1).asLong();
                                offset++) {
                            offsets.add(failure.path("partition").asInt() + ":" + offset);
                        }
                    }
                }
            }
        }
        return offsets;
    }

    private static Set<String> positions(List<Group> rows) {
        return rows.stream()
                .map(row -> row.getInteger(CleanedTable.KAFKA_PARTITION, 0) + ":"
                        + row.getLong(CleanedTable.KAFKA_OFFSET, 0))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static String position(long offset) {
        return PARTITION + ":" + offset;
    }

    private static Set<String> range(TableRow ledgerRow) {
        Set<String> range = new java.util.TreeSet<>();
        for (long offset = (long) ledgerRow.value(LedgerTable.FROM_OFFSET);
                offset < (long) ledgerRow.value(LedgerTable.UNTIL_OFFSET);
                offset++) {
            range.add(position(offset));
        }
        return range;
    }

    private TableRow sealing(long offset) {
        return stack
                .rows(
                        sound.toUri().toString(),
                        LedgerTable.CONTRACT,
                        LedgerTable.PARTITION,
                        LedgerTable.FROM_OFFSET,
                        LedgerTable.UNTIL_OFFSET)
                .stream()
                .filter(row -> row.value(LedgerTable.PARTITION).equals(PARTITION)
                        && (long) row.value(LedgerTable.FROM_OFFSET) <= offset
                        && (long) row.value(LedgerTable.UNTIL_OFFSET) > offset)
                .findFirst()
                .orElseThrow();
    }

    /** Offset of the n-th cleaned row of the partition, or of the last one. */
    private long cleaned(long number) {
        List<TableRow> rows = rows(CleanedTable.CONTRACT);
        return offset(rows.get((int) Math.min(number, rows.size() - 1)));
    }

    private long quarantined(int number) {
        return (long) stack
                .rows(
                        sound.toUri().toString(),
                        QuarantineTable.CONTRACT,
                        QuarantineTable.KAFKA_PARTITION,
                        QuarantineTable.KAFKA_OFFSET)
                .stream()
                .filter(row -> row.value(QuarantineTable.KAFKA_PARTITION).equals(PARTITION))
                .sorted(Comparator.comparingLong(VerifyIT::offset))
                .toList()
                .get(number)
                .value(QuarantineTable.KAFKA_OFFSET);
    }

    private TableRow row(long offset) {
        return rows(CleanedTable.CONTRACT).stream()
                .filter(row -> offset(row) == offset)
                .findFirst()
                .orElseThrow();
    }

    private List<TableRow> rows(TableContract table) {
        Map<Long, TableRow> byOffset = new TreeMap<>();
        stack
                .rows(
                        sound.toUri().toString(),
                        table,
                        CleanedTable.EVENT_DATE,
                        CleanedTable.EVENT_ID,
                        CleanedTable.KAFKA_PARTITION,
                        CleanedTable.KAFKA_OFFSET)
                .stream()
                .filter(row -> row.value(CleanedTable.KAFKA_PARTITION).equals(PARTITION))
                .forEach(row -> byOffset.put(offset(row), row));
        return List.copyOf(byOffset.values());
    }

    private static long offset(TableRow row) {
        return (long) row.value(CleanedTable.KAFKA_OFFSET);
    }
}
