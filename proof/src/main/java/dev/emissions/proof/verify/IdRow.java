package dev.emissions.proof.verify;

/** The identity of a cleaned row, as five longs: both halves of its id's hash, its payload's hash, day and partition, offset. */
final class IdRow {
    static final int WIDTH = 5;

    private IdRow() {}

    static void write(long[] into, long[] id, long payload, int day, int partition, long offset) {
        into[0] = id[0];
        into[1] = id[1];
        into[2] = payload;
        into[3] = (long) day << 32 | partition;
        into[4] = offset;
    }

    static int day(long dayAndPartition) {
        return (int) (dayAndPartition >> 32);
    }

    static int partition(long dayAndPartition) {
        return (int) dayAndPartition;
    }
}
