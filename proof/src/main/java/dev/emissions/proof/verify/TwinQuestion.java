package dev.emissions.proof.verify;

/** Whether the cleaned row at that position was accepted no later than the claim's record was found to be a duplicate. */
record TwinQuestion(DuplicateClaim claim, int partition, long offset) {
    static final int WIDTH = DuplicateClaim.WIDTH + 2;

    long[] record() {
        long[] record = new long[WIDTH];
        System.arraycopy(claim.record(), 0, record, 0, DuplicateClaim.WIDTH);
        record[DuplicateClaim.WIDTH] = partition;
        record[DuplicateClaim.WIDTH + 1] = offset;
        return record;
    }

    static TwinQuestion of(long[] longs, int at) {
        return new TwinQuestion(
                DuplicateClaim.of(longs, at),
                (int) longs[at + DuplicateClaim.WIDTH],
                longs[at + DuplicateClaim.WIDTH + 1]);
    }
}
