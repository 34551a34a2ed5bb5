package dev.emissions.lakehouse.columns;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow; numbers are written with their least significant byte first, as Parquet has them. */
final class Bytes {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] array = new byte[64];
    private int length;

    /** The bytes from 0 on for {@link #length}; valid until the next write. */
    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void writeByte(int value) {
        reserve(1);
        array[length++] = (byte) value;
    }

    void writeInt(int value) {
        reserve(Integer.BYTES);
        INTS.set(array, length, value);
        length += Integer.BYTES;
    }

    void writeLong(long value) {
        reserve(Long.BYTES);
        LONGS.set(array, length, value);
        length += Long.BYTES;
    }

    void write(byte[] source, int start, int count) {
        reserve(count);
        System.arraycopy(source, start, array, length, count);
        length += count;
    }

    /** Seven bits a byte, as many bytes as it needs. */
    void writeVarInt(int value) {
        int rest = value;
        for (; (rest & ~0x7F) != 0; rest >>>= 7) {
            writeByte(rest | 0x80);
        }
        writeByte(rest);
    }

    /** Overwrites what {@link #writeInt} wrote at that position. */
    void setInt(int position, int value) {
        INTS.set(array, position, value);
    }

    private void reserve(int count) {
        if (array.length - length < count) {
            array = Arrays.copyOf(array, Math.max(Math.multiplyExact(array.length, 2), Math.addExact(length, count)));
        }
    }
}
