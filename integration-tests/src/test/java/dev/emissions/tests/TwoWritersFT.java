package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emissions.faults.Fault;
import dev.emissions.faults.FaultProxy;
import dev.emissions.faults.Faults;
import dev.emissions.faults.RequestPattern;
import dev.emissions.tests.CommitWriter.Manner;
import dev.emissions.tests.CommitWriter.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes that commit to one table while requests to the S3 server go wrong and writers are killed. */
class TwoWritersFT {
    /** How long the writers are under fire; minutes by {@code -Dtwo.writers.seconds=300}. */
    private static final long SECONDS = Long.getLong("two.writers.seconds", 15);

    private static final long SEED = Long.getLong("two.writers.seed", System.nanoTime());
    private static final RequestPattern COMMITS = RequestPattern.of("PUT|HEAD", "_delta_log/\\d{20}\\.json$");
    private static final List<Fault> FAULTS = List.of(
            Fault.LOST_REPLY, Fault.LOST_REPLY, Fault.REFUSE_500, Fault.DROP, Fault.slow(Duration.ofMillis(300)));
    private static final long PATIENCE_SECONDS = 90;
    private static final long UNTIL_KILLED = SECONDS + 10 * PATIENCE_SECONDS;

    @TempDir
    Path folder;

    /** Hadoop keeps one client for each bucket's name, and all stacks name theirs alike. */
    @BeforeEach
    @AfterEach
    void forgetClients() throws IOException {
        FileSystem.closeAll();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.emissions.tests.StoreUnderTest#all")
    void commitsStandAsTheirWritersWereTold(StoreUnderTest store) throws Exception {
        TestStack stack = store.stack();
        DeltaLog log = DeltaLog.create(stack.open(stack.lake("two-writers")));

        try (FaultProxy proxy = FaultProxy.before(stack.s3())) {
            proxy.inject(Faults.random(SEED, 0.3, COMMITS, FAULTS));
            proxy.inject(Faults.random(SEED, 0.05, RequestPattern.any(), FAULTS));
            Map<String, Told> told = fight(log.table(), stack.through(proxy.endpoint()));

            print(store, proxy, told);
            assertThat(proxy.passages().stream().map(passage -> passage.fault().kind()))
                    .contains(Fault.Kind.LOST_REPLY, Fault.Kind.REFUSE_500, Fault.Kind.DROP, Fault.Kind.SLOW);
            assertStandAsTold(log, told);
        }
    }

    /** One writer without transaction ids against one with them; each is killed and started again. */
    private Map<String, Told> fight(String table, Map<String, String> lake) throws IOException, InterruptedException {
        Map<String, Told> told = new HashMap<>();
        try (var blind = WriterProcess.start(folder, table, "blind", Manner.BLIND, UNTIL_KILLED, lake);
                var counted = WriterProcess.start(folder, table, "counted", Manner.COUNTED, UNTIL_KILLED, lake)) {
            await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                    .until(() -> blind.successes() > 3 && counted.successes() > 3);
            blind.kill();
            counted.kill();
            told.putAll(blind.told());
            told.putAll(counted.told());
        }
        try (var blind = WriterProcess.start(folder, table, "blind-again", Manner.BLIND, SECONDS, lake);
                var counted = WriterProcess.start(folder, table, "counted", Manner.COUNTED, SECONDS, lake)) {
            blind.awaitEnd(SECONDS + PATIENCE_SECONDS);
            counted.awaitEnd(SECONDS + PATIENCE_SECONDS);
            told.putAll(blind.told());
            told.putAll(counted.told());
        }
        return told;
    }

    private static void assertStandAsTold(DeltaLog log, Map<String, Told> told) throws IOException {
        List<String> added = log.added();
        assertThat(added).doesNotHaveDuplicates();
        assertThat(told.keySet()).containsAll(added);
        assertThat(added).containsAll(named(told, Told.SUCCESS)).containsAll(named(told, Told.STANDS));
        assertThat(log.visible()).containsExactlyInAnyOrderElementsOf(added);
        assertThat(log.versions())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, added.size()).boxed().toList());
    }

    private static List<String> named(Map<String, Told> told, Told outcome) {
        return told.entrySet().stream()
                .filter(entry -> entry.getValue() == outcome)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void print(StoreUnderTest store, FaultProxy proxy, Map<String, Told> told) {
        Map<Fault.Kind, Long> struck = proxy.passages().stream()
                .collect(Collectors.groupingBy(passage -> passage.fault().kind(), Collectors.counting()));
        Map<Told, Long> outcomes =
                told.values().stream().collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting()));
        long tries = proxy.passages().stream()
                .filter(passage -> passage.request().method().equals("PUT"))
                .filter(passage -> COMMITS.matches(passage.request()))
                .count();
        System.out.println(store + ": -Dtwo.writers.seed=" + SEED + ", " + tries + " puts of commit files, requests "
                + struck + ", commits " + outcomes);
    }
}
