package dev.emissions.aggregator.anomaly;

import dev.emissions.aggregator.anomaly.Segment.FormatGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import scala.Tuple2;

/** How the events of segments are spread, by day; as many as the vocabularies allow. */
final class SegmentProfiles {
    private final Map<Segment, DayProfiles> segments = new HashMap<>();

    /** The profiles of the segment, none at first. */
    DayProfiles of(Segment segment) {
        return segments.computeIfAbsent(segment, absent -> new DayProfiles());
    }

    /** The form in which profiles travel, so that all of a format meet. */
    List<Tuple2<FormatGroup, byte[]>> toRecords() {
        List<Tuple2<FormatGroup, byte[]>> records = new ArrayList<>();
        segments.forEach((segment, profiles) -> records.add(new Tuple2<>(segment.formatGroup(), Wire.write(out -> {
            segment.writeTo(out);
            profiles.writeTo(out);
        }))));
        return records;
    }

    /** Adds a profile in that form. */
    void add(byte[] record) {
        Wire.read(record, in -> {
            Segment segment = Segment.readFrom(in);
            of(segment).addFrom(in);
            return segment;
        });
    }

    /** The profiles of whole histories by judged day, from profiles of days. */
    SegmentProfiles byJudgedDay(JudgedDays judged) {
        SegmentProfiles histories = new SegmentProfiles();
        segments.forEach((segment, days) -> {
            DayProfiles history = histories.of(segment);
            days.forEach((profile, eventDay) -> {
                for (int day : judged.servedBy(eventDay)) {
                    history.of(day).add(profile);
                }
            });
        });
        return histories;
    }

    /** What each segment expects, from profiles of whole histories; all segments of a format must be here. */
    Expectations resolve() {
        Map<Integer, Map<FormatGroup, Map<Segment, Profile>>> days = new HashMap<>();
        segments.forEach((segment, profiles) ->
                profiles.forEach((profile, day) -> days.computeIfAbsent(day, absent -> new HashMap<>())
                        .computeIfAbsent(segment.formatGroup(), absent -> new HashMap<>())
                        .put(segment, profile)));
        Expectations expectations = new Expectations();
        days.forEach((day, formats) -> formats.forEach((group, profiles) -> new FormatExpectations(group, profiles)
                .resolve()
                .forEach((segment, expectation) -> expectations.put(segment, day, expectation))));
        return expectations;
    }
}
