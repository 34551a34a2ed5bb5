package dev.emissions.aggregator.anomaly;

import java.io.Serializable;
import java.util.HashMap;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The days whose events are judged, and how far back the history of each goes. Not for use by several threads. */
final class JudgedDays implements Serializable {
    private final TreeSet<Integer> days;
    private final int historyDays;
    private final HashMap<Integer, int[]> served = new HashMap<>();

    JudgedDays(NavigableSet<Integer> days, int historyDays) {
        this.days = new TreeSet<>(days);
        this.historyDays = historyDays;
    }

    boolean contains(int day) {
        return days.contains(day);
    }

    /** The judged days to whose history, or to which themselves, the given day belongs. */
    int[] servedBy(int day) {
        return served.computeIfAbsent(day, this::findServed);
    }

    private int[] findServed(int day) {
        return days.subSet(day, true, day + historyDays, true).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
