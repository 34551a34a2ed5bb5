package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** The cleaner as a user runs it, on a real broker and a real S3 server. */
class CleanerE2E extends StackTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void accountingBalancesAfterAKillInMidStream() throws Exception {
        String topic = "killed";
        String lake = stack.lake("killed");
        generate(topic, 60_000);
        Path log = folder.resolve("clean.log");
        Process cleaner = product.start(
                log, "clean", "--topic", topic, "--lake", lake, "--trigger", "0s", "--max-events-per-batch", "5000");
        await().atMost(PATIENCE).until(() -> Files.readString(log).contains("batch 2:"));

        kill(cleaner);
        clean(topic, lake);

        assertBalanced(topic, lake);
    }

    @Test
    void terminatedCleanerSealsItsBatchAndGoesOnLater() throws Exception {
        String topic = "terminated";
        String lake = stack.lake("terminated");
        generate(topic, 30_000);
        Path log = folder.resolve("clean.log");
        Process cleaner = product.start(
                log, "clean", "--topic", topic, "--lake", lake, "--trigger", "0s", "--max-events-per-batch", "5000");
        await().atMost(PATIENCE).until(() -> Files.readString(log).contains("batch 1:"));

        cleaner.destroy();

        assertThat(cleaner.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(log)).contains(" events in ").doesNotContain("Exception");
        clean(topic, lake);
        assertBalanced(topic, lake);
    }

    @Test
    void secondRunAndLostCheckpointAddNothing() throws Exception {
        String topic = "twice";
        String lake = stack.lake("twice");
        generate(topic, 5_000);
        clean(topic, lake);
        Accounting once = Accounting.of(stack, lake);

        Product.Result second = clean(topic, lake);
        Product.Result withoutCheckpoint = product.run(
                        "clean",
                        "--available-now",
                        "--topic",
                        topic,
                        "--lake",
                        lake,
                        "--checkpoint",
                        folder.resolve("new").toUri().toString())
                .succeeded();

        assertThat(second.out()).containsPattern("(?m)^0 events in \\d batches");
        assertThat(withoutCheckpoint.out()).containsPattern("(?m)^0 events in \\d batches");
        assertThat(Accounting.of(stack, lake)).isEqualTo(once);
    }

    @Test
    void whateverKafkaHoldsIsARowAndNeverACrash() throws Exception {
        String topic = "garbage";
        String lake = stack.lake("garbage");
        stack.createTopic(topic, 1);
        byte[] megabyte = new byte[1 << 20];
        stack.send(List.of(
                new ProducerRecord<>(topic, bytes("k"), bytes("not avro")),
                new ProducerRecord<>(topic, bytes("k"), null),
                new ProducerRecord<>(topic, null, new byte[0]),
                new ProducerRecord<>(topic, bytes("k"), megabyte)));

        clean(topic, lake);

        List<TableRow> rows =
                stack.rows(lake, QuarantineTable.CONTRACT, QuarantineTable.REASONS, QuarantineTable.RAW_VALUE);
        assertThat(rows).hasSize(4).allSatisfy(row -> assertThat(row.value(QuarantineTable.REASONS))
                .isEqualTo(List.of("UNDECODABLE")));
        assertThat(rows).anySatisfy(row -> assertThat((byte[]) row.value(QuarantineTable.RAW_VALUE))
                .isEqualTo(megabyte));
        assertBalanced(topic, lake);
    }

    @Test
    void transactionMarkersAreGaps() throws Exception {
        String topic = "transactions";
        String lake = stack.lake("transactions");
        stack.createTopic(topic, 1);
        stack.sendInTransaction(topic, bytes("kept"));
        stack.sendInTransaction(topic, bytes("kept too"));

        clean(topic, lake);

        List<TableRow> ledger = stack.rows(lake, LedgerTable.CONTRACT, LedgerTable.QUARANTINED, LedgerTable.GAPS);
        assertThat(ledger.stream()
                        .mapToLong(row -> (Long) row.value(LedgerTable.QUARANTINED))
                        .sum())
                .isEqualTo(2);
        assertThat(ledger.stream()
                        .mapToLong(row -> (Long) row.value(LedgerTable.GAPS))
                        .sum())
                .isEqualTo(2);
        assertBalanced(topic, lake);
    }

    @Test
    void failedStartSaysWhichPartIsWrong() throws Exception {
        String topic = "unused";
        stack.createTopic(topic, 1);
        generate("other", 10);
        clean("other", stack.lake("other"));

        Product.Result noTopic = product.run("clean", "--available-now", "--topic", "nowhere");
        Product.Result noBroker =
                product.run("clean", "--available-now", "--topic", topic, "--bootstrap-servers", "127.0.0.1:1");
        Product.Result noBucket =
                product.run("clean", "--available-now", "--topic", topic, "--lake", "s3a://no-such-bucket");
        Product.Result wrongKey =
                product.run(Map.of("EMISSIONS_S3_SECRET_KEY", "wrong"), "clean", "--available-now", "--topic", topic);
        Product.Result otherCheckpoint = product.run(
                "clean",
                "--available-now",
                "--topic",
                topic,
                "--lake",
                stack.lake("other"),
                "--checkpoint",
                stack.lake("other") + "/ops/checkpoints/clean-other");

        assertRefused(noTopic, "nowhere");
        assertRefused(noBroker, "127.0.0.1:1");
        assertRefused(noBucket, "no-such-bucket");
        assertRefused(wrongKey, "Cannot");
        assertThat(wrongKey.err()).doesNotContain(stack.connection().get("s3-secret-key"));
        assertRefused(otherCheckpoint, "checkpoint");
    }

    @Test
    void wrongArgumentsAreExplained() throws Exception {
        Product.Result unknown = product.run("clean", "--availble-now");
        Product.Result badTime = product.run("clean", "--trigger", "soon");
        Product.Result badCount = product.run("clean", "--available-now", "--max-events-per-batch", "0");

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("--availble-now");
        assertThat(badTime.exitCode()).isEqualTo(2);
        assertThat(badTime.err()).contains("--trigger").contains("soon");
        assertThat(badCount.exitCode()).isEqualTo(2);
        assertThat(badCount.err()).contains("--max-events-per-batch");
    }

    private static void generate(String topic, int count) throws IOException, InterruptedException {
        product.run("generate", "--topic", topic, "--count", String.valueOf(count))
                .succeeded();
    }

    private static Product.Result clean(String topic, String lake) throws IOException, InterruptedException {
        return product.run("clean", "--available-now", "--topic", topic, "--lake", lake)
                .succeeded();
    }

    private static void assertBalanced(String topic, String lake) throws ExecutionException, InterruptedException {
        assertThat(Accounting.of(stack, lake).offsets()).isEqualTo(stack.endOffsets(topic));
    }

    private static void kill(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
