package dev.emissions.lakehouse.columns;

import java.util.Arrays;

/**
 * Small numbers of one page in Parquet's hybrid encoding: one run where all are the same, one bit-packed run where they are not. As long
 * as they are the same they take no memory.
 */
final class PackedInts {
    private static final int BIT_PACKED = 1;

    private int[] values = new int[0];
    private int count;
    private int first;
    private boolean mixed;

    int count() {
        return count;
    }

    int get(int index) {
        return mixed ? values[index] : first;
    }

    void add(int value) {
        if (count == 0) {
            first = value;
        }
        if (mixed || value != first) {
            store(value);
        }
        count++;
    }

    void clear() {
        count = 0;
        mixed = false;
    }

    private void store(int value) {
        if (values.length <= count) {
            values = Arrays.copyOf(values, Math.max(64, 2 * count));
        }
        if (!mixed) {
            Arrays.fill(values, 0, count, first);
            mixed = true;
        }
        values[count] = value;
    }

    /**
     * Writes what was added.
     *
     * @param width bits that hold each of the numbers
     */
    void writeTo(Bytes out, int width) {
        if (mixed) {
            writePacked(out, width);
        } else if (count > 0) {
            out.writeVarInt(count << 1);
            for (int shift = 0; shift < width; shift += Byte.SIZE) {
                out.writeByte(first >>> shift);
            }
        }
    }

    /** Groups of eight, the last one filled up with zeros; the first number stands in the lowest bits. */
    private void writePacked(Bytes out, int width) {
        int groups = (count + 7) / 8;
        out.writeVarInt((groups << 1) | BIT_PACKED);
        long pending = 0;
        int bits = 0;
        for (int i = 0; i < count; i++) {
            pending |= (long) values[i] << bits;
            bits += width;
            if (bits >= Integer.SIZE) {
                out.writeInt((int) pending);
                pending >>>= Integer.SIZE;
                bits -= Integer.SIZE;
            }
        }
        int unwritten = groups * width - (int) ((long) count * width - bits) / Byte.SIZE;
        for (int i = 0; i < unwritten; i++) {
            out.writeByte((int) pending);
            pending >>>= Byte.SIZE;
        }
    }
}
