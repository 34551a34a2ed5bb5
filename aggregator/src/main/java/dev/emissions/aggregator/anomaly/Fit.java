package dev.emissions.aggregator.anomaly;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Separates what is due to the segment from what is due to the domain, by medians (Tukey's median polish, one round and a half): a
 * country's ads are mostly those of a few domains at home there, so neither can be had from the raw values. Each step walks over all
 * domains once and needs the outcome of the one before.
 */
final class Fit implements Serializable {
    private final JudgedDays judged;

    Fit(JudgedDays judged) {
        this.judged = judged;
    }

    /** First: how all events are spread, by format and device and by the events' own days. */
    static SegmentProfiles profileEvents(Iterator<DomainGroup> groups) {
        SegmentProfiles profiles = new SegmentProfiles();
        groups.forEachRemaining(group -> group.domains()
                .values()
                .forEach(domain -> domain.visit(segment -> {
                    DayProfiles days = profiles.of(segment.anywhere());
                    return (day, profile) -> days.of(day).add(profile);
                })));
        return profiles;
    }

    /** What the segments expect on the judged days, from profiles by the events' own days. */
    Expectations resolveHistory(SegmentProfiles byEventDay) {
        return byEventDay.byJudgedDay(judged).resolve();
    }

    /**
     * Then: how events are spread by segment once each is cleared of its domain's effect.
     *
     * @param baseline the expectations of the first step
     */
    SegmentProfiles profileSegments(Iterator<DomainGroup> groups, Expectations baseline) {
        SegmentProfiles profiles = new SegmentProfiles();
        groups.forEachRemaining(group -> group.domains().values().forEach(domain -> {
            Map<Integer, DomainEffect> effects = domain.effects(judged, segment -> baseline.of(segment.anywhere()));
            domain.visit(judged, segment -> {
                DayProfiles days = profiles.of(segment);
                return (day, profile) -> {
                    DomainEffect effect = effects.get(day);
                    if (effect != null) {
                        days.of(day).addFrom(profile, Expectation.NONE, effect);
                    }
                };
            });
        }));
        return profiles;
    }

    /**
     * Last: how far events are from segment and domain together.
     *
     * @param expectations those of the second step
     */
    Map<Yardstick, Profile> profileRemainders(Iterator<DomainGroup> groups, Expectations expectations) {
        Map<Yardstick, Profile> remainders = new HashMap<>();
        groups.forEachRemaining(group -> group.domains().values().forEach(domain -> {
            Map<Integer, DomainEffect> effects = domain.effects(judged, expectations::of);
            domain.visit(judged, segment -> {
                Map<Integer, Expectation> expected = expectations.of(segment);
                return (day, profile) -> {
                    Expectation ofDay = expected.get(day);
                    if (ofDay != null) {
                        DomainEffect effect = effects.get(day);
                        remainders
                                .computeIfAbsent(Yardstick.of(segment, day, effect), absent -> new Profile())
                                .addFrom(profile, ofDay, effect);
                    }
                };
            });
        }));
        return remainders;
    }

    /** What the domain adds to its segments' final expectations, by judged day. */
    Map<Integer, DomainEffect> effects(DomainHistory domain, Expectations expectations) {
        return domain.effects(judged, expectations::of);
    }
}
