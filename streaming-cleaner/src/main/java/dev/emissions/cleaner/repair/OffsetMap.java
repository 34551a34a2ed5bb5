package dev.emissions.cleaner.repair;

import java.util.Arrays;

/** From offsets to positive numbers: an open-addressing table of longs. Not for use by several threads. */
final class OffsetMap {
    /** Stands for an offset that is not in the map. */
    static final long NONE = -1;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] slots = empty(64);
    private int size;

    /** The number of the offset, or {@link #NONE}. */
    long get(long offset) {
        int at = find(slots, offset);
        return slots[at] == offset ? slots[at + 1] : NONE;
    }

    /** Keeps the larger one of this number and that which the offset has already. */
    void putLarger(long offset, long number) {
        if (size * 3L > slots.length) {
            grow();
        }
        int at = find(slots, offset);
        if (slots[at] != offset) {
            slots[at] = offset;
            size++;
        }
        slots[at + 1] = Math.max(slots[at + 1], number);
    }

    private void grow() {
        long[] larger = empty(slots.length * 2);
        for (int at = 0; at < slots.length; at += 2) {
            if (slots[at] != NONE) {
                int to = find(larger, slots[at]);
                larger[to] = slots[at];
                larger[to + 1] = slots[at + 1];
            }
        }
        slots = larger;
    }

    private static long[] empty(int length) {
        long[] slots = new long[length];
        Arrays.fill(slots, NONE);
        return slots;
    }

    private static int find(long[] slots, long offset) {
        int mask = slots.length - 1;
        int at = ((int) ((offset * SPREAD) >>> Integer.SIZE) << 1) & mask;
        while (slots[at] != NONE && slots[at] != offset) {
            at = (at + 2) & mask;
        }
        return at;
    }
}
