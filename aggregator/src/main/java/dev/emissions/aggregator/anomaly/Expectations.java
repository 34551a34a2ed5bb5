package dev.emissions.aggregator.anomaly;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** What every segment expects on every judged day; no more entries than the vocabularies allow. */
final class Expectations implements Serializable {
    private final HashMap<Segment, HashMap<Integer, Expectation>> bySegment = new HashMap<>();

    void put(Segment segment, int day, Expectation expectation) {
        bySegment.computeIfAbsent(segment, absent -> new HashMap<>()).put(day, expectation);
    }

    void add(Expectations other) {
        other.bySegment.forEach((segment, days) -> days.forEach((day, expectation) -> put(segment, day, expectation)));
    }

    /** By judged day; nothing for a segment that has too few events like its own. */
    Map<Integer, Expectation> of(Segment segment) {
        HashMap<Integer, Expectation> days = bySegment.get(segment);
        return days == null ? Map.of() : days;
    }
}
