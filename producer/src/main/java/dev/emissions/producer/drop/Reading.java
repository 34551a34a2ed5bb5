package dev.emissions.producer.drop;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads the texts of one row as values, and remembers whether one could not be read. A blank text is an absent value; a number that
 * cannot be read is not a number, a time that cannot be read is {@link #NO_TIME}, so that a rule rejects the row.
 */
final class Reading {
    /** What stands for a time that cannot be read. */
    static final long NO_TIME = Long.MIN_VALUE;
    /** What stands for a count that cannot be read. */
    static final long NO_COUNT = Long.MIN_VALUE;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    /** Double.parseDouble knows more spellings, such as 1f and 0x1p3. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private boolean incomplete;

    /** Whether the values tell less than the texts did. */
    boolean isIncomplete() {
        return incomplete;
    }

    /** Tells that something of the row has no place among the values. */
    void markIncomplete() {
        incomplete = true;
    }

    String text(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    Double grams(String text) {
        if (text(text) == null) {
            return null;
        }
        String number = text.strip();
        return DECIMAL.matcher(number).matches() ? Double.parseDouble(number) : unreadable(Double.NaN);
    }

    /** Midnight in UTC of a date as MM/dd/yyyy, in microseconds since 1970. */
    Long dateMicros(String text) {
        if (text(text) == null) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip(), DATE).toEpochDay()
                    * ChronoUnit.DAYS.getDuration().toMillis()
                    * 1000;
        } catch (DateTimeParseException e) {
            return unreadable(NO_TIME);
        }
    }

    /** A time in microseconds since 1970, from such a number or from ISO 8601 with a zone. */
    Long timeMicros(String text) {
        if (text(text) == null) {
            return null;
        }
        Long number = wholeNumber(text);
        if (number != null) {
            return number;
        }
        try {
            Instant time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text.strip(), Instant::from);
            return ChronoUnit.MICROS.between(
                    Instant.EPOCH, time.atOffset(ZoneOffset.UTC).toInstant());
        } catch (DateTimeParseException | ArithmeticException e) {
            return unreadable(NO_TIME);
        }
    }

    Long count(String text) {
        if (text(text) == null) {
            return null;
        }
        Long number = wholeNumber(text);
        return number != null ? number : unreadable(NO_COUNT);
    }

    private static Long wholeNumber(String text) {
        String number = text.strip();
        try {
            return DECIMAL.matcher(number).matches() ? Long.valueOf(new BigDecimal(number).longValueExact()) : null;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private <T> T unreadable(T stand) {
        incomplete = true;
        return stand;
    }
}
