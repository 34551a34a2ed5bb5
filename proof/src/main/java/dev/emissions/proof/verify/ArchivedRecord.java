package dev.emissions.proof.verify;

/** A row of the archive. */
record ArchivedRecord(long offset, RecordFacts facts) {
    static final int WIDTH = 1 + RecordFacts.WIDTH;

    long[] record() {
        long[] record = new long[WIDTH];
        record[0] = offset;
        facts.write(record, 1);
        return record;
    }

    static ArchivedRecord of(long[] longs, int at) {
        return new ArchivedRecord(longs[at], RecordFacts.read(longs, at + 1));
    }
}
