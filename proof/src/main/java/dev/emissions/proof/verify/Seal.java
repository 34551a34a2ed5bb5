package dev.emissions.proof.verify;

/**
 * When a disposition was decided.
 *
 * @param micros microseconds since the epoch
 * @param batch number of the query and of its batch in one, or {@link #NO_BATCH}
 */
record Seal(long micros, long batch) {
    /** The batch of a correction. */
    static final long NO_BATCH = -1;

    private static final int BATCH_BITS = 48;

    static Seal of(long micros, int query, long batch) {
        return new Seal(micros, ((long) query << BATCH_BITS) | (batch & ((1L << BATCH_BITS) - 1)));
    }

    /** Whether this one was decided no later than the other. Within a query the batches' numbers tell, else their times. */
    boolean isNoLaterThan(Seal other) {
        boolean sameQuery =
                batch != NO_BATCH && other.batch != NO_BATCH && batch >> BATCH_BITS == other.batch >> BATCH_BITS;
        return sameQuery ? batch <= other.batch : micros <= other.micros;
    }
}
