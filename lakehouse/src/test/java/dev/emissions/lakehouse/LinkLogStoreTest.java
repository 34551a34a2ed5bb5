package dev.emissions.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkLogStoreTest {
    private static final int WRITERS = 8;
    private static final int COMMITS = 50;

    @TempDir
    private java.nio.file.Path folder;

    private final Configuration configuration = new Configuration();

    @Test
    void secondCommitOfOneVersionIsRefused() throws IOException {
        write("1.json", "first", false);

        assertThatThrownBy(() -> write("1.json", "second", false)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("1.json")).hasContent("first");
    }

    @Test
    void overwriteReplaces() throws IOException {
        write("_last_checkpoint", "first", false);
        write("_last_checkpoint", "second", true);

        assertThat(folder.resolve("_last_checkpoint")).hasContent("second");
    }

    @Test
    void nothingElseIsLeftBehind() throws IOException {
        write("1.json", "first", false);
        assertThatThrownBy(() -> write("1.json", "second", false)).isInstanceOf(IOException.class);

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("1.json");
        }
    }

    /** Each writer has an instance of its own, as in Delta Kernel. */
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

    private int race(CyclicBarrier together, int writer) throws Exception {
        int won = 0;
        for (int commit = 0; commit < COMMITS; commit++) {
            together.await(20, TimeUnit.SECONDS);
            try {
                write(commit + ".json", "writer " + writer, false);
                won++;
            } catch (FileAlreadyExistsException e) {
                assertThat(folder.resolve(commit + ".json")).exists();
            }
        }
        return won;
    }

    private void write(String name, String line, boolean overwrite) throws IOException {
        new LinkLogStore(configuration)
                .write(new Path(folder.resolve(name).toUri()), List.of(line).iterator(), overwrite, configuration);
    }
}
