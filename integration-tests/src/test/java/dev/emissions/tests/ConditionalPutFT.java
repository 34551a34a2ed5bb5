package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.faults.Fault;
import dev.emissions.faults.FaultProxy;
import dev.emissions.faults.Faults;
import dev.emissions.faults.RequestPattern;
import dev.emissions.lakehouse.Lake;
import dev.emissions.logstore.ConditionalPutLogStore;
import dev.emissions.logstore.ConditionalPutProbe;
import dev.emissions.logstore.ProbeOutcome.Finding;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.AnonymousAWSCredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The log store's one demand, on real servers. */
class ConditionalPutFT {
    private static final int WRITERS = 16;
    private static final int KEYS = 200;

    @TempDir
    java.nio.file.Path folder;

    /** Hadoop keeps one client for each bucket's name, and all stacks name theirs alike. */
    @BeforeEach
    @AfterEach
    void forgetClients() throws IOException {
        FileSystem.closeAll();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.emissions.tests.StoreUnderTest#all")
    void oneOfManyWritersWinsEachKeyAndTheOthersAreTold(StoreUnderTest store) throws Exception {
        TestStack stack = store.stack();
        Lake lake = stack.open(stack.lake("race-" + System.nanoTime()));
        var together = new CyclicBarrier(WRITERS);
        var pool = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<List<Integer>>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> pool.submit(() -> wins(lake, together, writer)))
                    .toList();

            Map<Integer, String> winners = new HashMap<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                for (int key : writers.get(writer).get()) {
                    assertThat(winners.put(key, "writer " + writer))
                            .as("winner of key %d", key)
                            .isNull();
                }
            }
            assertThat(winners).isEqualTo(stored(lake));
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.emissions.tests.StoreUnderTest#all")
    void probePassesAStoreThatHonoursTheCondition(StoreUnderTest store) throws Exception {
        TestStack stack = store.stack();

        assertThat(probe(stack.open(stack.lake("probe")))).isEqualTo(Finding.HOLDS);
    }

    @Test
    void probeRefusesAStoreThatDoesNotSeeTheCondition() throws Exception {
        Files.createDirectory(folder.resolve("open"));
        try (OpenS3Server server = OpenS3Server.start(folder);
                FaultProxy proxy = FaultProxy.before(server.endpoint())) {
            Map<String, String> settings = new HashMap<>(TestStack.running().through(proxy.endpoint()));
            settings.put("fs.s3a.aws.credentials.provider", AnonymousAWSCredentialsProvider.NAME);
            Lake lake = Lake.of(URI.create("s3a://open"), settings);

            Finding asItIs = probe(lake);
            proxy.inject(Faults.always(RequestPattern.of("PUT", ""), Fault.stripHeader("If-None-Match")));
            Finding withoutTheHeader = probe(lake);

            assertThat(asItIs).isEqualTo(Finding.HOLDS);
            assertThat(withoutTheHeader).isEqualTo(Finding.CONDITION_IGNORED);
        }
    }

    /** In a folder of its own each time, for a folder that has passed is not probed again. */
    private static Finding probe(Lake lake) {
        Path untried = new Path(lake.pathOf("ops/" + UUID.randomUUID()));
        return ConditionalPutProbe.probe(untried, lake.configuration()).finding();
    }

    private static Map<Integer, String> stored(Lake lake) throws IOException {
        var store = new ConditionalPutLogStore(lake.configuration());
        Map<Integer, String> stored = new HashMap<>();
        for (int key = 0; key < KEYS; key++) {
            try (var lines = store.read(path(lake, key), lake.configuration())) {
                stored.put(key, lines.next());
            }
        }
        return stored;
    }

    private static Path path(Lake lake, int key) {
        return new Path(lake.pathOf("_delta_log/" + key + ".json"));
    }

    /** The keys that this writer was told it had won. */
    private static List<Integer> wins(Lake lake, CyclicBarrier together, int writer) throws Exception {
        var store = new ConditionalPutLogStore(lake.configuration());
        List<Integer> won = new ArrayList<>();
        for (int key = 0; key < KEYS; key++) {
            together.await(30, TimeUnit.SECONDS);
            if (create(store, lake, path(lake, key), "writer " + writer)) {
                won.add(key);
            }
        }
        return won;
    }

    private static boolean create(ConditionalPutLogStore store, Lake lake, Path path, String line) throws IOException {
        try {
            store.write(path, List.of(line).iterator(), false, lake.configuration());
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }
}
