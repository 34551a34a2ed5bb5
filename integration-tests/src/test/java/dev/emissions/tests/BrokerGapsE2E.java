package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.TableRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What a broker does to its records behind the cleaner's back: each is accounted for, or refused with the offsets that are gone. */
class BrokerGapsE2E extends StackTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void recordsOfAnAbortedTransactionAreGaps() throws Exception {
        String topic = "aborted";
        String lake = stack.lake("aborted");
        stack.createTopic(topic, 1);
        stack.sendInTransaction(topic, bytes("kept"));
        stack.sendInAbortedTransaction(topic, bytes("never happened"));

        clean(topic, lake);

        assertThat(Accounting.of(stack, lake)).isEqualTo(new Accounting(0, 1, 0, 3));
        assertThat(stack.endOffsets(topic)).isEqualTo(4);
    }

    @Test
    void compactedRecordsAreGaps() throws Exception {
        String topic = "compacted";
        String lake = stack.lake("compacted");
        stack.createTopic(
                topic,
                1,
                Map.of(
                        "cleanup.policy", "compact",
                        "segment.ms", "100",
                        "min.cleanable.dirty.ratio", "0.01",
                        "max.compaction.lag.ms", "100",
                        "delete.retention.ms", "100"));
        stack.send(List.of(
                new ProducerRecord<>(topic, bytes("k"), bytes("first")),
                new ProducerRecord<>(topic, bytes("k"), bytes("second"))));
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            stack.send(List.of(new ProducerRecord<>(topic, bytes("k"), bytes("newer"))));
            return stack.recordCount(topic) < stack.endOffsets(topic);
        });

        clean(topic, lake);

        Accounting books = Accounting.of(stack, lake);
        assertThat(books.gaps() + lost(lake)).isPositive();
        assertThat(books.offsets()).isEqualTo(stack.endOffsets(topic) - stack.firstOffset(topic));
    }

    @Test
    void recordsThatRetentionTookAreGivenUpOnlyWhenToldTo() throws Exception {
        String topic = "retention";
        String lake = stack.lake("retention");
        stack.createTopic(topic, 1);
        generate(topic, 100);
        clean(topic, lake);
        generate(topic, 50);
        stack.deleteRecordsBefore(topic, 0, 120);

        Product.Result refused = product.run("clean", "--available-now", "--topic", topic, "--lake", lake);
        Product.Result wrongRange =
                product.run("clean", "--available-now", "--topic", topic, "--lake", lake, "--accept-loss", "0:100-110");
        product.run("clean", "--available-now", "--topic", topic, "--lake", lake, "--accept-loss", "0:100-119")
                .succeeded();
        Product.Result again =
                product.run("clean", "--available-now", "--topic", topic, "--lake", lake, "--accept-loss", "0:100-119");

        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err()).contains("--accept-loss 0:100-119").doesNotContain("\tat ");
        assertThat(wrongRange.exitCode()).isEqualTo(4);
        assertThat(again.succeeded().out()).contains("0 events in");
        assertThat(lost(lake)).isEqualTo(20);
        assertThat(Accounting.of(stack, lake).offsets() + lost(lake)).isEqualTo(150);
    }

    @Test
    void topicMadeAnewIsRefused() throws Exception {
        String topic = "anew";
        String lake = stack.lake("anew");
        generate(topic, 100);
        clean(topic, lake);
        stack.deleteTopic(topic);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            generate(topic, 200);
            return true;
        });

        Product.Result refused = product.run("clean", "--available-now", "--topic", topic, "--lake", lake);

        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err()).contains("deleted and created again").doesNotContain("\tat ");
        assertThat(Accounting.of(stack, lake).offsets()).isEqualTo(100);
    }

    @Test
    void partitionsThatATopicGainsAreReadFromTheirBeginning() throws Exception {
        String topic = "grown";
        String lake = stack.lake("grown");
        stack.createTopic(topic, 1);
        generate(topic, 100);
        clean(topic, lake);
        stack.growTopic(topic, 3);
        generate(topic, 200);

        clean(topic, lake);

        assertThat(Accounting.of(stack, lake).offsets())
                .isEqualTo(stack.endOffsets(topic))
                .isEqualTo(300);
        assertThat(stack.rows(lake, LedgerTable.CONTRACT, LedgerTable.PARTITION).stream()
                        .map(TableRow::values)
                        .distinct())
                .hasSize(3);
    }

    @Test
    void beginningOfAPartitionThatIsGoneBeforeItWasReadIsGivenUpOnlyWhenToldTo() throws Exception {
        String topic = "grown-late";
        String lake = stack.lake("grown-late");
        stack.createTopic(topic, 1);
        generate(topic, 100);
        clean(topic, lake);
        stack.growTopic(topic, 2);
        generate(topic, 200);
        stack.deleteRecordsBefore(topic, 1, 5);

        Product.Result refused = product.run("clean", "--available-now", "--topic", topic, "--lake", lake);
        product.run("clean", "--available-now", "--topic", topic, "--lake", lake, "--accept-loss", "1:0-4")
                .succeeded();

        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err()).contains("--accept-loss 1:0-4");
        assertThat(lost(lake)).isEqualTo(5);
        assertThat(Accounting.of(stack, lake).offsets() + lost(lake)).isEqualTo(stack.endOffsets(topic));
    }

    @Test
    void checkpointThatContradictsTheLedgerIsRefusedUntilItIsRecovered() throws Exception {
        String topic = "recovered";
        String lake = stack.lake("recovered");
        stack.createTopic(topic, 1);
        generate(topic, 100);
        clean(topic, lake);
        generate(topic, 100);
        String offsets = "/ops/checkpoints/clean-" + topic + "/offsets/";
        String last = stack.files(lake).stream()
                .map(file -> file.toUri().getPath())
                .filter(file -> file.contains(offsets))
                .map(file -> file.substring(file.lastIndexOf('/') + 1))
                .max(String::compareTo)
                .orElseThrow();
        stack.write(
                lake,
                offsets.substring(1) + last,
                "v1\n{\"batchWatermarkMs\":0,\"batchTimestampMs\":0,\"conf\":{}}\n{\"" + topic + "\":{\"0\":150}}");

        Product.Result refused = product.run("clean", "--available-now", "--topic", topic, "--lake", lake);
        Product.Result dry = product.run("recover", "--topic", topic, "--lake", lake, "--dry-run");
        product.run("recover", "--topic", topic, "--lake", lake).succeeded();
        clean(topic, lake);
        Product.Result nothingToDo =
                product.run("recover", "--topic", topic, "--lake", lake).succeeded();

        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err()).contains("offsets 100-149 would be skipped", "emissions recover");
        assertThat(dry.succeeded().out()).contains("Would set it aside");
        assertThat(nothingToDo.out()).contains("agrees with the ledger");
        assertThat(Accounting.of(stack, lake).offsets()).isEqualTo(200);
    }

    private static long lost(String lake) {
        return stack.rows(lake, LedgerTable.CONTRACT, LedgerTable.LOST).stream()
                .mapToLong(row -> (Long) row.value(LedgerTable.LOST))
                .sum();
    }

    private static void generate(String topic, int count) throws IOException, InterruptedException {
        product.run("generate", "--topic", topic, "--count", String.valueOf(count), "--seed", String.valueOf(count))
                .succeeded();
    }

    private static void clean(String topic, String lake) throws IOException, InterruptedException {
        product.run("clean", "--available-now", "--topic", topic, "--lake", lake)
                .succeeded();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
