package dev.emissions.aggregator;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Days from one to another, both included, as days since 1970-01-01.
 *
 * @param first not after {@code last}
 */
record DayRange(int first, int last) {
    private static final String SEPARATOR = "..";

    /**
     * Reads {@code 2026-03-01..2026-03-07}, or one day.
     *
     * @throws IllegalArgumentException with one line that says what was expected
     */
    static DayRange parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        String from = separator < 0 ? text : text.substring(0, separator);
        String to = separator < 0 ? text : text.substring(separator + SEPARATOR.length());
        try {
            var range = new DayRange((int) LocalDate.parse(from).toEpochDay(), (int)
                    LocalDate.parse(to).toEpochDay());
            if (range.first <= range.last) {
                return range;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(expected(text), e);
        }
        throw new IllegalArgumentException(expected(text));
    }

    boolean contains(int day) {
        return first <= day && day <= last;
    }

    private static String expected(String text) {
        return "--dates: got " + text + ", expected 2026-03-01..2026-03-07 or 2026-03-01";
    }
}
