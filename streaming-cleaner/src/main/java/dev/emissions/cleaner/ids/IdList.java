package dev.emissions.cleaner.ids;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** The ids of one data file, 24 bytes each, in the file's order: the two halves of an id's hash, and its payload's hash. */
final class IdList {
    private static final int FIRST_CAPACITY = 256;

    private long[] high = new long[FIRST_CAPACITY];
    private long[] low = new long[FIRST_CAPACITY];
    private long[] payload = new long[FIRST_CAPACITY];
    private int size;

    void add(long highHalf, long lowHalf, long payloadHash) {
        if (size == high.length) {
            resize(size * 2);
        }
        high[size] = highHalf;
        low[size] = lowHalf;
        payload[size] = payloadHash;
        size++;
    }

    /** Gives back the memory that no id takes; for a list to which nothing more is added. */
    void trim() {
        if (size < high.length) {
            resize(size);
        }
    }

    private void resize(int capacity) {
        high = Arrays.copyOf(high, capacity);
        low = Arrays.copyOf(low, capacity);
        payload = Arrays.copyOf(payload, capacity);
    }

    int size() {
        return size;
    }

    /** Adds those of the ids in {@code wanted} that the list holds to {@code found}, each with its payload. */
    void find(IdMap wanted, IdMap found) {
        for (int i = 0; i < size; i++) {
            if (wanted.contains(high[i], low[i])) {
                found.add(high[i], low[i], payload[i]);
            }
        }
    }

    /** Shows the first half of every id to the visitor. */
    void forEachHash(LongConsumer visitor) {
        for (int i = 0; i < size; i++) {
            visitor.accept(high[i]);
        }
    }

    FileIds toFileIds(FileRows rows) {
        return FileIds.of(rows, high, size);
    }

    long bytes() {
        return 3L * Long.BYTES * high.length;
    }
}
