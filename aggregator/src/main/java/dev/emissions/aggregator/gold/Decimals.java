package dev.emissions.aggregator.gold;

import dev.emissions.lakehouse.RowWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** Decimals in the form that the lake's Parquet files keep them. */
public final class Decimals {
    private static final int WIDE_BYTES = 16;

    private Decimals() {}

    /** Writes a decimal of at most 18 digits, which must have the scale of its column, or null. */
    public static void write(RowWriter columns, BigDecimal value) {
        if (value == null) {
            columns.writeNull();
        } else {
            columns.writeLong(value.unscaledValue().longValueExact());
        }
    }

    /** Writes a decimal of up to 38 digits from its digits without the point. */
    public static void writeWide(RowWriter columns, BigInteger unscaled) {
        byte[] digits = unscaled.toByteArray();
        byte[] wide = new byte[WIDE_BYTES];
        Arrays.fill(wide, 0, WIDE_BYTES - digits.length, (byte) (unscaled.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, wide, WIDE_BYTES - digits.length, digits.length);
        columns.writeBytes(wide);
    }
}
