package dev.emissions.proof.verify;

/**
 * The part of a ledger row that lies in one window: either its range or one of the ranges that it lists.
 *
 * @param row number of the ledger row in the order of reading
 * @param from first offset, within the window
 * @param until end (exclusive), within the window
 * @param seal when and by which batch the row was sealed
 * @param cleaned how many offsets the whole row says are cleaned; quarantined likewise
 */
record LedgerPart(Kind kind, long row, long from, long until, Seal seal, long cleaned, long quarantined) {
    static final int WIDTH = 8;

    /** What the offsets of the part are said to be. */
    enum Kind {
        /** Covered by the row. */
        COVERED,
        /** Covered by a row of a topic of that name that is no more. */
        COVERED_ELSEWHERE,
        DUPLICATE,
        GAP,
        LOST
    }

    /** Stands for {@code cleaned} in a row that is not verified as a whole, so that its counts cannot be held against anything. */
    static final long UNCOUNTED = -1;

    private static final Kind[] KINDS = Kind.values();

    /** What of it lies in the window. */
    LedgerPart within(WindowKey window) {
        return new LedgerPart(
                kind, row, Math.max(from, window.from()), Math.min(until, window.until()), seal, cleaned, quarantined);
    }

    long[] record() {
        return new long[] {kind.ordinal(), row, from, until, seal.micros(), seal.batch(), cleaned, quarantined};
    }

    static LedgerPart of(long[] longs, int at) {
        return new LedgerPart(
                KINDS[(int) longs[at]],
                longs[at + 1],
                longs[at + 2],
                longs[at + 3],
                new Seal(longs[at + 4], longs[at + 5]),
                longs[at + 6],
                longs[at + 7]);
    }
}
