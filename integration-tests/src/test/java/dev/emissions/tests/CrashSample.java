package dev.emissions.tests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Which combinations of the crash matrix this run tries: a few by {@code -Dcrash.matrix.seed=N}, or {@code -Dcrash.matrix=all}. */
final class CrashSample {
    private static final boolean ALL = "all".equals(System.getProperty("crash.matrix"));
    private static final long SEED = Long.getLong("crash.matrix.seed", System.nanoTime());

    /** Combinations that follow each other in one lake: each start is the recovery from the one before. */
    private static final int CHAIN = 8;

    static {
        System.out.println("Crash matrix: " + (ALL ? "all, in the order of seed " : "the sample of seed ") + SEED);
    }

    private CrashSample() {}

    /** The crashes in chains of a shuffled order; of the sample as many chains as asked, of so many crashes. */
    static Stream<Named<List<Crash>>> shuffled(List<Crash> crashes, int sampled) {
        List<Crash> shuffled = new ArrayList<>(crashes);
        Collections.shuffle(shuffled, new Random(SEED));
        List<Crash> chosen = ALL ? shuffled : shuffled.subList(0, sampled);
        return IntStream.iterate(0, from -> from < chosen.size(), from -> from + CHAIN)
                .mapToObj(from -> named(chosen.subList(from, Math.min(chosen.size(), from + CHAIN))));
    }

    /** The crashes in their order as one chain, or some of them. */
    static Stream<Named<List<Crash>>> inOrder(List<Crash> crashes, int sampled) {
        if (ALL) {
            return Stream.of(named(crashes));
        }
        List<Integer> chosen =
                new ArrayList<>(IntStream.range(0, crashes.size()).boxed().toList());
        Collections.shuffle(chosen, new Random(SEED));
        return Stream.of(
                named(chosen.stream().limit(sampled).sorted().map(crashes::get).toList()));
    }

    /** All values, or one of them. */
    static <T> Stream<T> oneOf(List<T> values) {
        return ALL ? values.stream() : Stream.of(values.get(new Random(SEED).nextInt(values.size())));
    }

    private static Named<List<Crash>> named(List<Crash> chain) {
        return Named.of("seed " + SEED + ": " + chain, chain);
    }
}
