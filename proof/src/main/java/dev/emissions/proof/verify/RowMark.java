package dev.emissions.proof.verify;

/** A row of cleaned or quarantine, as two longs: offset and table, and a hash of what it says the record holds. */
final class RowMark {
    static final int WIDTH = 2;

    private RowMark() {}

    static void cleaned(long[] into, long offset, long eventHash) {
        into[0] = offset << 1;
        into[1] = eventHash;
    }

    static void quarantined(long[] into, long offset, long rawHash) {
        into[0] = offset << 1 | 1;
        into[1] = rawHash;
    }

    static boolean isCleaned(long[] longs, int at) {
        return (longs[at] & 1) == 0;
    }

    static long offset(long[] longs, int at) {
        return longs[at] >> 1;
    }

    static long hash(long[] longs, int at) {
        return longs[at + 1];
    }
}
