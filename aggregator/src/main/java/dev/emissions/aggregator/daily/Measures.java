package dev.emissions.aggregator.daily;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The ratios of the daily tables, as decimals of a fixed scale; null where there is nothing to divide by. */
final class Measures {
    /** Digits after the point of every ratio; the scale of {@code GoldTables.RATIO} and {@code PERCENT}. */
    static final int SCALE = 6;

    private static final int NANOGRAM_DIGITS = 9;
    private static final int THOUSAND_DIGITS = 3;
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private Measures() {}

    /** Grams per thousand impressions. */
    static BigDecimal gco2pm(Sums sums) {
        if (!sums.total().present() || sums.weighedImpressions() == 0) {
            return null;
        }
        return new BigDecimal(sums.total().value(), NANOGRAM_DIGITS - THOUSAND_DIGITS)
                .divide(BigDecimal.valueOf(sums.weighedImpressions()), SCALE, RoundingMode.HALF_UP);
    }

    /** What part is of the whole, in percent. */
    static BigDecimal percent(WideSum part, WideSum whole) {
        return part.present() && whole.present() ? percent(part.value(), whole.value()) : null;
    }

    /** What part is of the whole, in percent. */
    static BigDecimal percent(BigInteger part, BigInteger whole) {
        if (whole.signum() == 0) {
            return null;
        }
        return new BigDecimal(part.multiply(HUNDRED)).divide(new BigDecimal(whole), SCALE, RoundingMode.HALF_UP);
    }
}
