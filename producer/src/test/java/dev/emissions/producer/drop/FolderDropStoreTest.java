package dev.emissions.producer.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emissions.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDropStoreTest {
    @TempDir
    private Path folder;

    @Test
    void theFirstOfManyWritersWinsAndNothingIsLeftOver() throws Exception {
        DropStore store = new FolderDropStore(folder);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            String text = "text of " + i;
            pool.execute(() -> {
                awaitUnchecked(start);
                store.putIfAbsent("raw/hash/drop.csv", text);
            });
        }
        start.countDown();
        pool.shutdown();
        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        try (Stream<Path> files = Files.list(folder.resolve("raw/hash"))) {
            assertThat(files).hasSize(1);
        }
        assertThat(Files.readString(folder.resolve("raw/hash/drop.csv"))).startsWith("text of ");
        assertThat(store.anyBelow("raw/hash")).contains("raw/hash/drop.csv");
        assertThat(store.anyBelow("raw/other")).isEmpty();
        assertThat(store.exists("raw/hash/drop.csv")).isTrue();
        assertThat(store.exists("raw/hash/none")).isFalse();
    }

    @Test
    void whatStandsIsNotChanged() throws IOException {
        DropStore store = new FolderDropStore(folder);
        store.putIfAbsent("a", "first");
        store.putIfAbsent("a", "second");

        assertThat(folder.resolve("a")).hasContent("first");
    }

    @Test
    void aFolderThatCannotBeIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> new FolderDropStore(file).putIfAbsent("raw/a", "text"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("expected a writable folder");
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
