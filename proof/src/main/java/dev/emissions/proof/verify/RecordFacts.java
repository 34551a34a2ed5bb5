package dev.emissions.proof.verify;

/**
 * What a record's value is known by.
 *
 * @param raw hash of its bytes
 * @param isEvent whether it can be decoded; what follows is 0 if not
 * @param payload its payload's hash
 * @param high first half of its id's hash
 * @param low second half
 * @param day of its event time, since 1970-01-01
 */
record RecordFacts(long raw, boolean isEvent, long payload, long high, long low, int day) {
    static final int WIDTH = 5;

    private static final long EVENT = 1L << 32;

    /** The golden ratio, of which 64 bits mix well. */
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    static RecordFacts of(byte[] value, RecordPrint print) {
        long raw = RecordPrint.raw(value);
        return print.take(value)
                ? new RecordFacts(raw, true, print.payload(), print.idHigh(), print.idLow(), print.day())
                : new RecordFacts(raw, false, 0, 0, 0, 0);
    }

    /** As {@link #event(long, long, long, int)}. */
    long event() {
        return event(payload, high, low, day);
    }

    /** One hash of all that a cleaned row says of its record: its payload's, both halves of its id's, and its day. */
    static long event(long payload, long high, long low, int day) {
        long hash = payload;
        for (long part : new long[] {high, low, day}) {
            hash = Long.rotateLeft(hash ^ part * FACTOR, 29) * FACTOR;
        }
        return hash;
    }

    void write(long[] into, int at) {
        into[at] = raw;
        into[at + 1] = payload;
        into[at + 2] = high;
        into[at + 3] = low;
        into[at + 4] = (isEvent ? EVENT : 0) | Integer.toUnsignedLong(day);
    }

    static RecordFacts read(long[] longs, int at) {
        return new RecordFacts(
                longs[at], (longs[at + 4] & EVENT) != 0, longs[at + 1], longs[at + 2], longs[at + 3], (int)
                        longs[at + 4]);
    }
}
