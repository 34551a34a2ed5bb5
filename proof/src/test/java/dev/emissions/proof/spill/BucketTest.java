package dev.emissions.proof.spill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketTest {
    private static final int RECORDS = 20_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {2_000, 100_000, 1 << 30})
    void everyRecordComesBackOnceWhateverTheMemory(long limit) throws IOException {
        try (var space = new SpillSpace(folder, limit)) {
            List<Bucket> buckets = List.of(space.bucket(2), space.bucket(2), space.bucket(2));
            for (long i = 0; i < RECORDS; i++) {
                buckets.get((int) (i % 3)).add(i, -i);
            }

            for (int number = 0; number < 3; number++) {
                List<Long> firsts = new ArrayList<>();
                buckets.get(number).forEach((longs, at) -> {
                    assertThat(longs[at + 1]).isEqualTo(-longs[at]);
                    firsts.add(longs[at]);
                });
                int remainder = number;
                assertThat(firsts)
                        .containsExactlyElementsOf(LongStream.range(0, RECORDS)
                                .filter(i -> i % 3 == remainder)
                                .boxed()
                                .toList());
            }
            assertThat(space.spilledBytes() > 0).isEqualTo(limit < 1 << 30);
        }
    }

    @Test
    void bucketThatIsWrittenOutWhileItIsReadLosesNothing() throws IOException {
        try (var space = new SpillSpace(folder, 100_000)) {
            Bucket read = space.bucket(1);
            Bucket other = space.bucket(1);
            for (long i = 0; i < 1_000; i++) {
                read.add(i);
            }
            List<Long> all = new ArrayList<>();

            read.forEach((longs, at) -> {
                for (int i = 0; all.isEmpty() && i < RECORDS; i++) {
                    other.add(i);
                }
                all.add(longs[at]);
            });

            assertThat(space.spilledBytes()).as("bytes written out").isGreaterThan(1_000 * Long.BYTES);
            assertThat(all).isEqualTo(LongStream.range(0, 1_000).boxed().toList());
        }
    }

    @Test
    void severalThreadsLoseNothing() throws Exception {
        try (var space = new SpillSpace(folder, 200_000)) {
            List<Bucket> buckets = List.of(space.bucket(1), space.bucket(1));
            List<Thread> threads = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                long first = thread * (long) RECORDS;
                threads.add(new Thread(() ->
                        LongStream.range(first, first + RECORDS).forEach(i -> add(buckets.get((int) (i & 1)), i))));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }

            List<Long> all = new ArrayList<>();
            for (Bucket bucket : buckets) {
                bucket.forEach((longs, at) -> all.add(longs[at]));
            }
            assertThat(all.stream().sorted().toList())
                    .isEqualTo(LongStream.range(0, 4L * RECORDS).boxed().toList());
        }
    }

    @Test
    void nothingIsLeftOnDisk() throws IOException {
        try (var space = new SpillSpace(folder, 0)) {
            space.bucket(1).add(1);
        }

        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private static void add(Bucket bucket, long value) {
        try {
            bucket.add(value);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
