package dev.emissions.cleaner.repair;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;

/** Event dates as a person names them: days and ranges of days, separated by commas. */
final class EventDays {
    private static final String RANGE = "..";
    private static final int MOST_DAYS = 3_660;

    private EventDays() {}

    /** Reads such as {@code 2026-11-20..2026-11-22,2026-11-25}; days since 1970-01-01, in order. */
    static SortedSet<Integer> parse(String text) {
        SortedSet<Integer> days = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            int at = part.indexOf(RANGE);
            LocalDate first = day(text, at < 0 ? part : part.substring(0, at));
            LocalDate last = at < 0 ? first : day(text, part.substring(at + RANGE.length()));
            if (last.isBefore(first) || last.toEpochDay() - first.toEpochDay() >= MOST_DAYS) {
                throw unreadable(text, null);
            }
            first.datesUntil(last.plusDays(1)).forEach(day -> days.add(Math.toIntExact(day.toEpochDay())));
        }
        return days;
    }

    private static LocalDate day(String text, String part) {
        try {
            return LocalDate.parse(part.strip());
        } catch (DateTimeException e) {
            throw unreadable(text, e);
        }
    }

    private static CommandFailure unreadable(String text, Throwable cause) {
        return new CommandFailure(
                ExitCode.USAGE,
                "Cannot read DAYS: expected event dates like 2026-11-20, 2026-11-20..2026-11-22 or a list of both, got '"
                        + text + "'",
                cause);
    }
}
