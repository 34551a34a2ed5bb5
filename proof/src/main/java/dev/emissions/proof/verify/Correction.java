package dev.emissions.proof.verify;

import dev.emissions.lakehouse.Disposition;

/**
 * A row of the corrections.
 *
 * @param micros when: microseconds since the epoch
 * @param edited the value as a person edited it, or null
 */
record Correction(long offset, long micros, Disposition from, Disposition to, RecordFacts edited) {
    static final int WIDTH = 3 + RecordFacts.WIDTH;

    private static final Disposition[] DISPOSITIONS = Disposition.values();
    private static final int EDITED = 1 << 16;

    long[] record() {
        long[] record = new long[WIDTH];
        record[0] = offset;
        record[1] = micros;
        record[2] = from.ordinal() | to.ordinal() << 8 | (edited == null ? 0 : EDITED);
        if (edited != null) {
            edited.write(record, 3);
        }
        return record;
    }

    static Correction of(long[] longs, int at) {
        int packed = (int) longs[at + 2];
        return new Correction(
                longs[at],
                longs[at + 1],
                DISPOSITIONS[packed & 0xFF],
                DISPOSITIONS[packed >> 8 & 0xFF],
                (packed & EDITED) == 0 ? null : RecordFacts.read(longs, at + 3));
    }
}
