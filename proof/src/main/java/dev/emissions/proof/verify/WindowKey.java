package dev.emissions.proof.verify;

/** A piece of a partition's offsets that is checked at once: those from {@link #from} until {@link #until}. */
record WindowKey(int partition, long number) {
    private static final int BITS = 17;

    /** How many offsets a window has. */
    static final int SIZE = 1 << BITS;

    static WindowKey of(int partition, long offset) {
        return new WindowKey(partition, offset >> BITS);
    }

    long from() {
        return number << BITS;
    }

    long until() {
        return (number + 1) << BITS;
    }

    WindowKey next() {
        return new WindowKey(partition, number + 1);
    }
}
