package dev.emissions.aggregator.daily;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** An exact sum of longs, 128 bits wide, so that it cannot overflow; absent until a value was added. */
final class WideSum {
    /** Length of the binary form. */
    static final int BYTES = 2 * Long.BYTES + 1;

    private static final int LONG_BITS = 64;

    private long low;
    private long high;
    private boolean present;

    void add(long value) {
        addWide(value, value >> (LONG_BITS - 1));
    }

    void add(WideSum other) {
        if (other.present) {
            addWide(other.low, other.high);
        }
    }

    boolean present() {
        return present;
    }

    BigInteger value() {
        BigInteger unsignedLow = BigInteger.valueOf(low);
        if (low < 0) {
            unsignedLow = unsignedLow.add(BigInteger.ONE.shiftLeft(LONG_BITS));
        }
        return BigInteger.valueOf(high).shiftLeft(LONG_BITS).add(unsignedLow);
    }

    void writeTo(ByteBuffer buffer) {
        buffer.put((byte) (present ? 1 : 0)).putLong(low).putLong(high);
    }

    /** Adds a sum from its binary form. */
    void addFrom(ByteBuffer buffer) {
        boolean otherPresent = buffer.get() != 0;
        long otherLow = buffer.getLong();
        long otherHigh = buffer.getLong();
        if (otherPresent) {
            addWide(otherLow, otherHigh);
        }
    }

    private void addWide(long otherLow, long otherHigh) {
        long sum = low + otherLow;
        high += otherHigh + (Long.compareUnsigned(sum, otherLow) < 0 ? 1 : 0);
        low = sum;
        present = true;
    }
}
