package dev.emissions.aggregator.anomaly;

import dev.emissions.aggregator.anomaly.Segment.FormatGroup;
import java.util.HashMap;
import java.util.Map;

/** What the segments of one format expect on one day. */
final class FormatExpectations {
    private final String format;
    private final Map<Segment, Profile> segments;
    private final Map<String, Profile> devices = new HashMap<>();
    private final Profile all = new Profile();

    /**
     * @param segments the profile of each of the format's segments over the day and its history
     */
    FormatExpectations(FormatGroup group, Map<Segment, Profile> segments) {
        this.format = group.format();
        this.segments = segments;
        segments.forEach((segment, profile) -> {
            all.add(profile);
            devices.computeIfAbsent(segment.device(), absent -> new Profile()).add(profile);
        });
    }

    /** The expectation of each segment; empty where even all of the format are too few. */
    Map<Segment, Expectation> resolve() {
        Map<Segment, Expectation> expectations = new HashMap<>();
        if (all.events() < Robust.ENOUGH_EVENTS) {
            return expectations;
        }
        Level intensity =
                new Level(format, all.intensity().total(), all.intensity().median());
        Level adSelection = all.adSelection().total() < Robust.ENOUGH_EVENTS
                ? null
                : new Level(format, all.adSelection().total(), all.adSelection().median());
        Expectation ofFormat = new Expectation(intensity, adSelection, all.meanShares());
        Map<String, Expectation> ofDevices = new HashMap<>();
        devices.forEach((device, profile) -> ofDevices.put(device, ofFormat.narrow(format + "|" + device, profile)));
        segments.forEach((segment, profile) -> {
            String group = segment.country() + "|" + format + "|" + segment.device();
            expectations.put(segment, ofDevices.get(segment.device()).narrow(group, profile));
        });
        return expectations;
    }
}
