package dev.emissions.aggregator.anomaly;

import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How one domain's events are spread, by segment and day. */
final class DomainHistory {
    /** A segment may occur several times. */
    private final List<SegmentDays> segments = new ArrayList<>();

    /** Adds what {@link DomainCombiner} wrote of the domain. */
    void addFrom(DomainKey domain, DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            Segment segment = new Segment(
                    domain.framework(),
                    domain.methodologyVersion(),
                    Wire.readText(in),
                    Wire.readText(in),
                    Wire.readText(in));
            DayProfiles days = new DayProfiles();
            days.addFrom(in);
            segments.add(new SegmentDays(segment, days));
        }
    }

    /**
     * Shows every profile to what a segment's visitor makes of it, once and with the day of its events.
     *
     * @param visitors the visitor of a segment
     */
    void visit(Function<Segment, Visitor> visitors) {
        for (SegmentDays part : segments) {
            Visitor visitor = visitors.apply(part.segment());
            part.days().forEach((profile, eventDay) -> visitor.visit(eventDay, profile));
        }
    }

    /** The same, but once with each judged day to whose history the events' day belongs. */
    void visit(JudgedDays judged, Function<Segment, Visitor> visitors) {
        visit(segment -> {
            Visitor visitor = visitors.apply(segment);
            return (eventDay, profile) -> {
                for (int day : judged.servedBy(eventDay)) {
                    visitor.visit(day, profile);
                }
            };
        });
    }

    /**
     * How the domain differs from what its segments expect, by judged day; no entry where nothing is expected of any of its events.
     *
     * @param expectations a segment's, by judged day
     */
    Map<Integer, DomainEffect> effects(JudgedDays judged, Function<Segment, Map<Integer, Expectation>> expectations) {
        Map<Integer, Profile> residuals = new HashMap<>();
        visit(judged, segment -> {
            Map<Integer, Expectation> expected = expectations.apply(segment);
            return (day, profile) -> {
                Expectation ofDay = expected.get(day);
                if (ofDay != null) {
                    residuals.computeIfAbsent(day, absent -> new Profile()).addFrom(profile, ofDay, DomainEffect.NONE);
                }
            };
        });
        Map<Integer, DomainEffect> effects = new HashMap<>();
        residuals.forEach((day, profile) -> effects.put(day, DomainEffect.of(profile)));
        return effects;
    }

    private record SegmentDays(Segment segment, DayProfiles days) {}

    /** Sees profiles of one segment. */
    @FunctionalInterface
    interface Visitor {
        void visit(int day, Profile profile);
    }
}
