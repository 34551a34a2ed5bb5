package dev.emissions.cleaner.ids;

/**
 * From 128-bit ids to the hash of their payload: an open-addressing table of longs, 48 bytes an id at most. Not for use by several threads.
 */
public final class IdMap {
    private static final int WIDTH = 3;

    /** A slot whose both halves are zero is empty; the one id that hashes to that is moved aside. */
    private static final long MOVED = 0x9E3779B97F4A7C15L;

    private long[] slots;
    private int capacity;
    private int size;

    public IdMap() {
        capacity = 1 << 8;
        slots = new long[capacity * WIDTH];
    }

    public int size() {
        return size;
    }

    /**
     * Adds the id with its payload unless it is there already.
     *
     * @return whether it was added
     */
    public boolean add(long high, long low, long payload) {
        if (size * 2 >= capacity) {
            grow();
        }
        long first = high == 0 && low == 0 ? MOVED : high;
        int at = find(first, low);
        if (!isEmpty(at)) {
            return false;
        }
        slots[at] = first;
        slots[at + 1] = low;
        slots[at + 2] = payload;
        size++;
        return true;
    }

    public boolean contains(long high, long low) {
        int at = find(high == 0 && low == 0 ? MOVED : high, low);
        return !isEmpty(at);
    }

    /** Every entry as three longs: the id's halves and the payload; in no particular order. */
    public long[] entries() {
        long[] entries = new long[size * WIDTH];
        int next = 0;
        for (int at = 0; at < slots.length; at += WIDTH) {
            if (!isEmpty(at)) {
                System.arraycopy(slots, at, entries, next, WIDTH);
                next += WIDTH;
            }
        }
        return entries;
    }

    /** Payload of an id that the map contains. */
    public long payload(long high, long low) {
        return slots[find(high == 0 && low == 0 ? MOVED : high, low) + 2];
    }

    private boolean isEmpty(int at) {
        return slots[at] == 0 && slots[at + 1] == 0;
    }

    private int find(long high, long low) {
        int mask = capacity - 1;
        int slot = (int) (high ^ (low >>> 32)) & mask;
        while (true) {
            int at = slot * WIDTH;
            if (isEmpty(at) || (slots[at] == high && slots[at + 1] == low)) {
                return at;
            }
            slot = (slot + 1) & mask;
        }
    }

    private void grow() {
        long[] old = slots;
        capacity *= 4;
        slots = new long[capacity * WIDTH];
        for (int at = 0; at < old.length; at += WIDTH) {
            if (old[at] != 0 || old[at + 1] != 0) {
                System.arraycopy(old, at, slots, find(old[at], old[at + 1]), WIDTH);
            }
        }
    }
}
