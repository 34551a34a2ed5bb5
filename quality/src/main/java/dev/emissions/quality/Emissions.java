package dev.emissions.quality;

import dev.emissions.schemas.EventView;
import dev.emissions.schemas.GramsField;

/**
 * The grams of one event in fixed point (1e-9 g), what is wrong with them, and what they are once repaired.
 *
 * <p>Sums are over all components that the row states, whether its framework asks for them or not.
 */
final class Emissions {
    private static final GramsField[] FIELDS = GramsField.values();
    private static final int TOTAL = GramsField.TOTAL.ordinal();
    private static final double NANOGRAMS_PER_GRAM = 1e9;

    private final double highestGrams;
    private final double mismatchNanograms;
    private final double mismatchFraction;
    private final double largeMismatchFraction;

    private final long[] nanograms = new long[FIELDS.length];
    private int present;
    private int missing;
    private boolean stated;
    private boolean nonZero;
    private boolean finite;
    private boolean negativeComponent;
    private boolean negativeTotal;
    private boolean tooMuch;
    private boolean accountable;
    private long sum;
    private boolean totalStated;
    private long statedTotal;
    private boolean mismatch;
    private GramsField derived;

    Emissions(Thresholds thresholds) {
        highestGrams = thresholds.highestGrams();
        mismatchNanograms = thresholds.mismatchGrams() * NANOGRAMS_PER_GRAM;
        mismatchFraction = thresholds.mismatchFraction();
        largeMismatchFraction = thresholds.largeMismatchFraction();
    }

    void read(EventView event, Framework framework, Coverage coverage) {
        readStated(event);
        accountable = coverage.hasEmissions() || nonZero;
        missing = accountable ? framework.requiredBits() & ~present : 0;
        sum = 0;
        for (int i = 0; i < TOTAL; i++) {
            sum += nanograms[i];
        }
        tooMuch |= sum > highestGrams * NANOGRAMS_PER_GRAM;
        totalStated = (present & (1 << TOTAL)) != 0;
        statedTotal = nanograms[TOTAL];
        derived = null;
        mismatch = false;
        if (accountable && finite) {
            repair();
        }
    }

    private void readStated(EventView event) {
        present = 0;
        nonZero = false;
        finite = true;
        negativeComponent = false;
        negativeTotal = false;
        tooMuch = false;
        for (int i = 0; i < FIELDS.length; i++) {
            boolean has = event.has(FIELDS[i]);
            double grams = event.grams(FIELDS[i]);
            present |= has ? 1 << i : 0;
            nanograms[i] = has ? nanograms(grams) : 0;
            if (has) {
                judge(grams, i == TOTAL);
            }
        }
        stated = present != 0;
    }

    private void judge(double grams, boolean total) {
        nonZero |= grams != 0;
        finite &= Double.isFinite(grams);
        negativeComponent |= grams < 0 && !total;
        negativeTotal |= grams < 0 && total;
        tooMuch |= Double.isFinite(grams) && Math.abs(grams) > highestGrams;
    }

    /** Nearest nanogram (of two the even one); 0 for what is not finite, and never so large that a sum of all could overflow. */
    private long nanograms(double grams) {
        if (!Double.isFinite(grams)) {
            return 0;
        }
        return (long) Math.rint(Math.max(-highestGrams, Math.min(highestGrams, grams)) * NANOGRAMS_PER_GRAM);
    }

    private void repair() {
        if (missing == 0) {
            mismatch = totalStated && !negativeTotal && differsBy(mismatchNanograms, mismatchFraction);
            if (!totalStated || negativeTotal || mismatch) {
                nanograms[TOTAL] = sum;
                present |= 1 << TOTAL;
            }
        } else if (Integer.bitCount(missing) == 1 && totalStated && !negativeTotal && statedTotal >= sum) {
            int at = Integer.numberOfTrailingZeros(missing);
            derived = FIELDS[at];
            nanograms[at] = statedTotal - sum;
            present |= missing;
        }
    }

    private boolean differsBy(double absolute, double fraction) {
        return Math.abs(statedTotal - sum) > Math.max(absolute, fraction * sum);
    }

    private boolean componentsFine() {
        return accountable && missing == 0 && finite && !negativeComponent;
    }

    boolean notFinite() {
        return !finite;
    }

    boolean componentNegative() {
        return negativeComponent;
    }

    boolean totalNegative() {
        return negativeTotal && componentsFine();
    }

    boolean totalMissing() {
        return !totalStated && componentsFine();
    }

    boolean totalMismatch() {
        return mismatch && componentsFine();
    }

    boolean totalMismatchLarge() {
        return totalMismatch() && differsBy(0, largeMismatchFraction);
    }

    boolean componentMissing() {
        return derived != null;
    }

    boolean componentsMissing() {
        return missing != 0 && derived == null;
    }

    /** More than a row can hold. */
    boolean tooMuch() {
        return tooMuch;
    }

    /** Whether the row states any figure other than zero, even one that is no number. */
    boolean nonZero() {
        return nonZero;
    }

    /** Whether the row states any figure at all. */
    boolean stated() {
        return stated;
    }

    /** The component that was absent and follows from the total, or null. */
    GramsField derived() {
        return derived;
    }

    /** Whether there is a value after repairs. */
    boolean has(GramsField field) {
        return (present & (1 << field.ordinal())) != 0;
    }

    /** The value after repairs; 0 when there is none. */
    long nanograms(GramsField field) {
        return nanograms[field.ordinal()];
    }
}
