package dev.emissions.proof.verify;

/**
 * A record that is said to be a duplicate, with its identity as the record itself has it.
 *
 * @param seal when it was found to be one
 */
record DuplicateClaim(long high, long low, long payload, int day, int partition, long offset, Seal seal) {
    static final int WIDTH = 7;

    static DuplicateClaim of(RecordFacts facts, int partition, long offset, Seal seal) {
        return new DuplicateClaim(facts.high(), facts.low(), facts.payload(), facts.day(), partition, offset, seal);
    }

    long[] record() {
        return new long[] {high, low, payload, (long) day << 32 | partition, offset, seal.micros(), seal.batch()};
    }

    static DuplicateClaim of(long[] longs, int at) {
        return new DuplicateClaim(
                longs[at],
                longs[at + 1],
                longs[at + 2],
                IdRow.day(longs[at + 3]),
                IdRow.partition(longs[at + 3]),
                longs[at + 4],
                new Seal(longs[at + 5], longs[at + 6]));
    }
}
