package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emissions.faults.Fault;
import dev.emissions.faults.FaultProxy.Passage;
import dev.emissions.faults.Faults;
import dev.emissions.lakehouse.GoldTables;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the cleaner and the aggregator at every request by which they make something visible, starts them again, and draws up the books. A
 * sample of the combinations by a seed that the report names, or with {@code -Dcrash.matrix=all} every one of them.
 */
class CrashMatrixFT extends StackTest {
    private static final int BATCH = 300;

    /** Until the third manifest, and once more as many because some batches have nothing to quarantine. */
    private static final int EVENTS_PER_CRASH = 6 * BATCH;

    /** A table of flags without any has no file that could be waited for. */
    private static final int ENOUGH_FOR_FLAGS = 3000;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * What was found by the whole matrix, tried by every run: a batch is repeated, and its end cannot be written; a start carries out a
     * decision, and the store refuses its commit; the store refuses what a query writes down of its progress.
     */
    static Stream<List<Crash>> onceWrong() {
        return Stream.of(
                List.of(
                        new Crash(CrashPoint.LEDGER_COMMIT, Crash.Mishap.KILLED_AFTER, 1),
                        new Crash(CrashPoint.CHECKPOINT_COMMIT, Crash.Mishap.REFUSED, 1),
                        new Crash(CrashPoint.MANIFEST, Crash.Mishap.KILLED_AFTER, 1),
                        new Crash(CrashPoint.CLEANED_COMMIT, Crash.Mishap.REFUSED, 1)),
                List.of(
                        new Crash(CrashPoint.CHECKPOINT_COMMIT, Crash.Mishap.REFUSED, 1),
                        new Crash(CrashPoint.CHECKPOINT_OFFSETS, Crash.Mishap.REFUSED, 1)));
    }

    static Stream<Named<List<Crash>>> newLakes() {
        return CrashSample.inOrder(Crash.inNewLake(), 1);
    }

    static Stream<Named<List<Crash>>> batches() {
        return CrashSample.shuffled(Crash.inBatches(), 2);
    }

    static Stream<Named<List<Crash>>> aggregations() {
        return CrashSample.shuffled(Crash.inAggregation(), 1);
    }

    static Stream<Fault> faults() {
        return CrashSample.oneOf(
                List.of(Fault.LOST_REPLY, Fault.REFUSE_500, Fault.DROP, Fault.slow(Duration.ofSeconds(1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"onceWrong", "newLakes", "batches"})
    void booksBalanceAfterTheCleanerWasKilled(List<Crash> chain) throws Exception {
        String topic = "crash-" + System.nanoTime();
        String lake = stack.lake(topic);
        generate(topic, (chain.size() + 1) * EVENTS_PER_CRASH);

        try (Trial trial = new Trial(stack, folder)) {
            for (Crash crash : chain) {
                trial.run(crash, clean(topic, lake, BATCH));
            }
        }

        assertBalancedAtTheEnd(topic, lake);
    }

    /** One fault at each point in the first batch and in a later one; none of them is more than the client gets over. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void booksBalanceAfterOneFaultAtEachPoint(Fault fault) throws Exception {
        String topic = "faults-" + System.nanoTime();
        String lake = stack.lake(topic);
        generate(topic, EVENTS_PER_CRASH);
        List<CrashPoint> points = new ArrayList<>(CrashPoint.of(CrashPoint.When.EACH_BATCH));

        try (Trial trial = new Trial(stack, folder)) {
            points.forEach(point -> trial.proxy().inject(Faults.at(point.requests(), 3, fault)));
            points.addAll(CrashPoint.of(CrashPoint.When.NEW_LAKE));
            points.forEach(point -> trial.proxy().inject(Faults.at(point.requests(), 1, fault)));
            trial.runToEnd(clean(topic, lake, BATCH));

            assertThat(points).allSatisfy(point -> assertStruck(trial, point, fault));
        }
        assertBalancedAtTheEnd(topic, lake);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("aggregations")
    void goldTablesAreCompleteAfterTheAggregatorWasKilled(List<Crash> chain) throws Exception {
        String topic = "gold-" + System.nanoTime();
        String lake = stack.lake(topic);
        generate(topic, ENOUGH_FOR_FLAGS);
        Path log = folder.resolve("clean.log");
        Process cleaner = product.start(log, "clean", "--topic", topic, "--lake", lake, "--trigger", "300ms");
        try (Trial trial = new Trial(stack, folder)) {
            for (int number = 0; number < chain.size(); number++) {
                int sealed = number + 1;
                await().atMost(PATIENCE).until(() -> batches(log) >= sealed);
                trial.run(chain.get(number), "aggregate", "--lake", lake);
                product.run("generate", "--topic", topic, "--count", "300", "--seed", "" + (number + 2))
                        .succeeded();
            }
        } finally {
            cleaner.destroy();
            cleaner.waitFor();
        }

        assertBalancedAtTheEnd(topic, lake);
        product.run("aggregate", "--lake", lake).succeeded();
        Map<String, List<String>> completed = gold(lake);
        product.run("aggregate", "--full", "--lake", lake).succeeded();
        assertThat(completed).isEqualTo(gold(lake));
    }

    @Test
    void booksBalanceAfterTheBrokerWasKilledInMidBatch() throws Exception {
        String topic = "broker-" + System.nanoTime();
        String lake = stack.lake(topic);
        generate(topic, 20 * BATCH);
        Path log = folder.resolve("clean.log");
        Process cleaner = product.start(log, clean(topic, lake, BATCH));
        await().atMost(PATIENCE).until(() -> batches(log) >= 2);

        stack.crashBroker();

        assertThat(cleaner.waitFor()).as(Files.readString(log)).isIn(0, 3);
        assertBalancedAtTheEnd(topic, lake);
    }

    private static void assertStruck(Trial trial, CrashPoint point, Fault fault) {
        assertThat(trial.proxy().passages())
                .filteredOn(passage -> point.requests().matches(passage.request()))
                .extracting(Passage::fault)
                .as(point.name())
                .contains(fault);
    }

    private void assertBalancedAtTheEnd(String topic, String lake) throws Exception {
        product.run("clean", "--available-now", "--archive-raw", "--topic", topic, "--lake", lake)
                .succeeded();

        assertThat(Accounting.of(stack, lake).offsets()).isEqualTo(stack.endOffsets(topic));
    }

    private static Map<String, List<String>> gold(String lake) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (TableContract table : Tables.all()) {
            if (table.path().startsWith("output/")) {
                String[] columns = table.schema().fieldNames().toArray(String[]::new);
                rows.put(
                        table.name(),
                        stack.rows(lake, table, columns).stream()
                                .map(row -> row.values().toString())
                                .sorted()
                                .toList());
            }
        }
        assertThat(rows.get(GoldTables.DAILY_BY_COUNTRY.name())).isNotEmpty();
        return rows;
    }

    private static long batches(Path log) throws IOException {
        return Files.readString(log)
                .lines()
                .filter(line -> line.startsWith("batch "))
                .count();
    }

    private static String[] clean(String topic, String lake, int batch) {
        return new String[] {
            "clean",
            "--available-now",
            "--archive-raw",
            "--topic",
            topic,
            "--lake",
            lake,
            "--max-events-per-batch",
            "" + batch
        };
    }

    private static void generate(String topic, int count) throws IOException, InterruptedException {
        product.run("generate", "--topic", topic, "--count", "" + count, "--issues", "0.2,DUPLICATE=0.03")
                .succeeded();
    }
}
