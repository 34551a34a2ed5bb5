package dev.emissions.logstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.logstore.FakeS3.Fault;
import io.delta.storage.CloseableIterator;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionalPutLogStoreTest {
    private static final int WRITERS = 8;
    private static final int COMMITS = 25;

    private final String bucket = "b" + UUID.randomUUID();
    private FakeS3 server;
    private Configuration configuration;

    @BeforeEach
    void start() throws IOException {
        server = new FakeS3();
        configuration = S3Settings.of(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void commitIsOneRequest() throws IOException {
        write("0.json", false, "a", "b");

        assertThat(server.content("t/_delta_log/0.json")).isEqualTo("a\nb\n");
        assertThat(server.requests()).containsExactly("PUT");
    }

    @Test
    void secondCommitOfOneVersionIsRefused() throws IOException {
        write("0.json", false, "first");

        assertThatThrownBy(() -> write("0.json", false, "second")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(server.content("t/_delta_log/0.json")).isEqualTo("first\n");
    }

    @Test
    void overwriteIsOneRequestAndReplaces() throws IOException {
        write("_last_checkpoint", true, "first");
        write("_last_checkpoint", true, "second");

        assertThat(server.content("t/_delta_log/_last_checkpoint")).isEqualTo("second\n");
        assertThat(server.requests()).containsExactly("PUT", "PUT");
    }

    /** The client's own retry meets the object that its first try stored. */
    @Test
    void lostReplyOfOwnCommitIsSuccess() throws IOException {
        server.schedule(Fault.REPLY_LOST);

        write("0.json", false, "mine");

        assertThat(server.content("t/_delta_log/0.json")).isEqualTo("mine\n");
    }

    /** No retry gets through, so only reading back can tell. */
    @Test
    void everyReplyLostIsStillSuccess() throws IOException {
        server.schedule(repeated(Fault.REPLY_LOST, 20));

        write("0.json", false, "mine");

        assertThat(server.content("t/_delta_log/0.json")).isEqualTo("mine\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST_LOST", "CONFLICT"})
    void requestThatStoredNothingIsTriedAgain(Fault fault) throws IOException {
        server.schedule(fault);

        write("0.json", false, "mine");

        assertThat(server.content("t/_delta_log/0.json")).isEqualTo("mine\n");
    }

    @Test
    void lostReplyWhileARivalWonIsALostRace() {
        server.schedule(Fault.RIVAL_WINS_AND_REPLY_LOST);

        assertThatThrownBy(() -> write("0.json", false, "mine")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(server.content("t/_delta_log/0.json")).isEqualTo("rival");
    }

    @Test
    void conflictThatDoesNotEndIsAFailureNotARace() {
        server.schedule(repeated(Fault.CONFLICT, 20));

        assertThatThrownBy(() -> write("0.json", false, "mine"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(FileAlreadyExistsException.class);
        assertThat(server.keys()).isEmpty();
    }

    @Test
    void serverThatIsGoneIsAFailureNotARace() {
        server.schedule(repeated(Fault.REQUEST_LOST, 20));

        assertThatThrownBy(() -> write("0.json", false, "mine"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void oneOfManyWritersWinsEachVersion() throws Exception {
        var pool = Executors.newFixedThreadPool(WRITERS);
        var together = new CyclicBarrier(WRITERS);
        try {
            List<Future<Integer>> wins = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> pool.submit(() -> race(together, writer)))
                    .toList();

            int total = 0;
            for (Future<Integer> won : wins) {
                total += won.get();
            }
            assertThat(total).isEqualTo(COMMITS);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void listingStartsAtTheVersionAskedFor() throws IOException {
        for (String name : List.of("00.json", "01.json", "02.json", "_last_checkpoint", "_sidecars/05.parquet")) {
            server.store("t/_delta_log/" + name, "x");
        }
        server.store("t/_delta_log_of_another/03.json", "x");

        List<String> names = new ArrayList<>();
        store().listFrom(path("01.json"), configuration)
                .forEachRemaining((FileStatus file) -> names.add(file.getPath().getName()));

        assertThat(names).containsExactly("01.json", "02.json", "_last_checkpoint");
        assertThat(server.requests()).containsExactly("GET");
    }

    @Test
    void listingOfNoTableSaysSo() {
        assertThatThrownBy(() -> store().listFrom(path("00.json"), configuration))
                .isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void linesAreReadBack() throws IOException {
        write("0.json", false, "a", "b");

        try (CloseableIterator<String> lines = store().read(path("0.json"), configuration)) {
            assertThat(lines).toIterable().containsExactly("a", "b");
        }
    }

    @Test
    void commitIsNeverSeenInPart() {
        assertThat(store().isPartialWriteVisible(path("0.json"), configuration)).isFalse();
    }

    private int race(CyclicBarrier together, int writer) throws Exception {
        int won = 0;
        for (int commit = 0; commit < COMMITS; commit++) {
            together.await(20, TimeUnit.SECONDS);
            try {
                write(commit + ".json", false, "writer " + writer);
                won++;
            } catch (FileAlreadyExistsException e) {
                assertThat(server.content("t/_delta_log/" + commit + ".json")).isNotEqualTo("writer " + writer + "\n");
            }
        }
        return won;
    }

    private void write(String name, boolean overwrite, String... lines) throws IOException {
        store().write(path(name), Arrays.asList(lines).iterator(), overwrite, configuration);
    }

    private ConditionalPutLogStore store() {
        return new ConditionalPutLogStore(configuration);
    }

    private Path path(String name) {
        return new Path("s3a://" + bucket + "/t/_delta_log/" + name);
    }

    private static Fault[] repeated(Fault fault, int times) {
        Fault[] faults = new Fault[times];
        Arrays.fill(faults, fault);
        return faults;
    }
}
