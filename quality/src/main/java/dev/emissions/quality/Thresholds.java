package dev.emissions.quality;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * The numbers in the rules.
 *
 * @param earliest first event time that can be right
 * @param latest first event time after it that cannot
 * @param clockSkew how far an event time may lie after its append time
 * @param lateness how old an event of a stream may be when it is appended
 * @param mismatchGrams difference between total and sum that rounding explains, in grams
 * @param mismatchFraction the same as a fraction of the sum
 * @param largeMismatchFraction from where on a difference is doubtful although the sum is certain
 * @param highGramsPerImpression from where on an intensity is doubtful
 * @param highestGramsPerImpression above which the unit must be wrong
 * @param unitDistance powers of ten between a unit and the one that it is mistaken for
 * @param unitTolerance how close to that distance from its segment's median an intensity must lie, in powers of ten
 * @param highestGrams more than a row can hold, in grams
 * @param highestImpressions more than a row can hold
 */
public record Thresholds(
        Instant earliest,
        Instant latest,
        Duration clockSkew,
        Duration lateness,
        double mismatchGrams,
        double mismatchFraction,
        double largeMismatchFraction,
        double highGramsPerImpression,
        double highestGramsPerImpression,
        double unitDistance,
        double unitTolerance,
        double highestGrams,
        long highestImpressions)
        implements Serializable {
    /** The sum of two values below it still fits the tables' decimal(18,9). */
    private static final double TABLE_LIMIT = 9e8;

    private static final Instant FIRST_TIME = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST_TIME = Instant.parse("3000-01-01T00:00:00Z");

    public Thresholds {
        expect(
                !earliest.isBefore(FIRST_TIME) && earliest.isBefore(latest) && !latest.isAfter(LAST_TIME),
                "earliest before latest, both between " + FIRST_TIME + " and " + LAST_TIME,
                earliest + " and " + latest);
        expect(!clockSkew.isNegative(), "a clock skew of at least 0", clockSkew);
        expect(!lateness.isNegative(), "a lateness of at least 0", lateness);
        expect(mismatchGrams >= 0 && mismatchGrams < 1, "mismatch grams from 0 to 1", mismatchGrams);
        expect(mismatchFraction >= 0 && mismatchFraction < 1, "a mismatch fraction from 0 to 1", mismatchFraction);
        expect(
                largeMismatchFraction >= mismatchFraction && largeMismatchFraction < Double.POSITIVE_INFINITY,
                "a large mismatch fraction of at least the mismatch fraction",
                largeMismatchFraction);
        expect(
                highGramsPerImpression > 0 && highGramsPerImpression <= highestGramsPerImpression,
                "0 < high <= highest grams per impression",
                highGramsPerImpression + " and " + highestGramsPerImpression);
        expect(
                unitTolerance >= 0 && unitTolerance < unitDistance && unitDistance <= 12,
                "0 <= unit tolerance < unit distance <= 12",
                unitTolerance + " and " + unitDistance);
        expect(
                highestGrams > 0 && highestGrams <= TABLE_LIMIT,
                "highest grams above 0 and up to " + TABLE_LIMIT,
                highestGrams);
        expect(highestImpressions > 0, "highest impressions above 0", highestImpressions);
    }

    private static void expect(boolean holds, String expected, Object got) {
        if (!holds) {
            throw new IllegalArgumentException("Cannot use thresholds: expected " + expected + ", got " + got);
        }
    }

    /** The values that the catalogue's documents state. */
    public static Thresholds defaults() {
        return new Thresholds(
                Instant.parse("2000-01-01T00:00:00Z"),
                Instant.parse("2100-01-01T00:00:00Z"),
                Duration.ofMinutes(5),
                Duration.ofDays(3),
                2e-6,
                0.001,
                0.05,
                5,
                20,
                3,
                0.15,
                TABLE_LIMIT,
                1_000_000_000_000L);
    }
}
