package dev.emissions.cleaner.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileIdsTest {
    private static final int QUESTIONS = 1_000_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1_000, 100_000})
    void neverMissesAnIdAndHardlyEverClaimsAnother(int size) {
        long[] hashes = new SplittableRandom(1).longs(size).toArray();

        FileIds ids = FileIds.of(FileRows.at("file"), hashes, size);

        assertThat(LongStream.of(hashes).allMatch(ids::mightContain)).isTrue();
        LongStream others = new SplittableRandom(2).longs(QUESTIONS);
        assertThat(others.filter(ids::mightContain).count()).isLessThan(QUESTIONS / 20_000);
    }
}
