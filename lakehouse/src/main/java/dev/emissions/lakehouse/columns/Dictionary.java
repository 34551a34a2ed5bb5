package dev.emissions.lakehouse.columns;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The distinct values of one column, numbered as they come: an open-addressing table over one run of bytes, no object per value. */
final class Dictionary {
    /** Beyond this, numbers instead of values hardly save anything, and readers must hold it all in memory. */
    private static final int MOST_BYTES = 1 << 20;

    /** Values that were made to collide must not slow the writer down: they end the dictionary. */
    private static final int MOST_PROBES = 64;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long HASH_BITS = 0xFFFF_FFFF_0000_0000L;

    /** Each value behind its length, which is also how Parquet stores a dictionary. */
    private final Bytes entries = new Bytes();

    private int[] ends = new int[16];
    private int size;

    /** Per slot the hash in the upper half and the number plus one in the lower; 0 is empty. */
    private long[] slots = new long[64];

    int size() {
        return size;
    }

    Bytes entries() {
        return entries;
    }

    int start(int id) {
        return Integer.BYTES + (id == 0 ? 0 : ends[id - 1]);
    }

    int end(int id) {
        return ends[id];
    }

    /** The value's number, or -1 if it is new and there is no room for it. */
    int idOf(byte[] buffer, int start, int length) {
        long hash = hash(buffer, start, length) & HASH_BITS;
        int mask = slots.length - 1;
        int slot = (int) (hash >>> Integer.SIZE) & mask;
        for (int probe = 0; probe < MOST_PROBES; probe++) {
            long found = slots[slot];
            if (found == 0) {
                return add(slot, hash, buffer, start, length);
            }
            int id = (int) found - 1;
            if ((found & HASH_BITS) == hash && isAt(id, buffer, start, length)) {
                return id;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    void clear() {
        entries.clear();
        Arrays.fill(slots, 0);
        size = 0;
    }

    private boolean isAt(int id, byte[] buffer, int start, int length) {
        return Arrays.equals(entries.array(), start(id), ends[id], buffer, start, start + length);
    }

    private int add(int slot, long hash, byte[] buffer, int start, int length) {
        if (length > MOST_BYTES - entries.length()) {
            return -1;
        }
        entries.writeInt(length);
        entries.write(buffer, start, length);
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
        }
        ends[size++] = entries.length();
        slots[slot] = hash | size;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        long[] larger = new long[slots.length * 4];
        int mask = larger.length - 1;
        for (long entry : slots) {
            if (entry != 0) {
                int slot = (int) (entry >>> Integer.SIZE) & mask;
                while (larger[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                larger[slot] = entry;
            }
        }
        slots = larger;
    }

    private static long hash(byte[] buffer, int start, int length) {
        int end = start + length;
        int at = start;
        long hash = length;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            hash = mixed(hash ^ (long) LONGS.get(buffer, at));
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = (rest << Byte.SIZE) | (buffer[at] & 0xFF);
        }
        return mixed(hash ^ rest);
    }

    private static long mixed(long hash) {
        long product = hash * MIX;
        return product ^ (product >>> Integer.SIZE);
    }
}
