package dev.emissions.producer.generator;

/**
 * Random numbers that are a pure function of a seed and a position, so that any event can be made again without those before it.
 *
 * <p>SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014); exact on every machine. Not for use by
 * several threads.
 */
final class EventRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private final long key;
    private long state;

    /** @param stream numbers of different streams have nothing in common, even for one seed */
    EventRandom(long seed, long stream) {
        this.key = mix(mix(seed + GOLDEN_GAMMA) ^ stream * 0xD1B54A32D192ED03L);
        this.state = key;
    }

    /** Goes to the start of the numbers that belong to the position. */
    EventRandom at(long position) {
        state = mix(key + (position + 1) * GOLDEN_GAMMA);
        return this;
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** Uniform in [low, high). */
    double between(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Log-uniform in [low, high): every factor is as likely at the low as at the high end. */
    double logBetween(double low, double high) {
        return low * StrictMath.exp(uniform() * StrictMath.log(high / low));
    }

    /** Uniform in 0 to bound - 1. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** Uniform in 0 to bound - 1. */
    long below(long bound) {
        return (long) (uniform() * bound);
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** Close to normal with mean 0 and deviation 1, never beyond 3.5: the sum of four uniform numbers. */
    double nearlyNormal() {
        return (uniform() + uniform() + uniform() + uniform() - 2) * 1.7320508075688772;
    }

    /** A factor whose logarithm is nearly normal with mean 0 and the given deviation. */
    double logNormal(double deviation) {
        return StrictMath.exp(nearlyNormal() * deviation);
    }

    <T> T oneOf(java.util.List<T> values) {
        return values.get(below(values.size()));
    }

    /** A bijection of the longs that leaves no pattern; also what makes event ids of positions. */
    static long mix(long value) {
        long mixed = value;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
