package dev.emissions.aggregator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/** Days as people read them: runs of neighbours as ranges. */
final class DayText {
    private DayText() {}

    /** Such as {@code 2026-03-01..2026-03-04, 2026-03-09}. */
    static String of(NavigableSet<Integer> days) {
        List<String> ranges = new ArrayList<>();
        Integer first = null;
        for (int day : days) {
            if (first == null) {
                first = day;
            }
            if (!days.contains(day + 1)) {
                ranges.add(first == day ? date(day) : date(first) + ".." + date(day));
                first = null;
            }
        }
        return String.join(", ", ranges);
    }

    private static String date(int day) {
        return LocalDate.ofEpochDay(day).toString();
    }
}
