package dev.emissions.aggregator.anomaly;

import dev.emissions.aggregator.events.CleanedEvent;
import dev.emissions.aggregator.events.EventCombiner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import scala.Tuple2;

/**
 * Gathers how the domains' events are spread, by segment and day, and passes on the judged days' events. Keys are even for profiles and
 * odd for events, so that those of a domain sort after its profiles.
 */
final class DomainCombiner implements EventCombiner<Tuple2<Long, byte[]>> {
    private final JudgedDays judged;
    private final Map<DomainKey, Map<Segment, DayProfiles>> domains = new HashMap<>();
    private final List<Tuple2<Long, byte[]>> events = new ArrayList<>();
    private int observed;

    DomainCombiner(JudgedDays judged) {
        this.judged = judged;
    }

    @Override
    public void add(CleanedEvent event) {
        Observation.of(event).ifPresent(observation -> {
            DomainKey domain = DomainKey.of(event);
            domains.computeIfAbsent(domain, absent -> new HashMap<>())
                    .computeIfAbsent(Segment.of(event), absent -> new DayProfiles())
                    .of(event.day())
                    .add(observation);
            observed++;
            if (judged.contains(event.day())) {
                byte[] bytes = Wire.write(out -> Wire.writeEvent(event, out));
                events.add(new Tuple2<>(domain.sortKey() | 1, bytes));
            }
        });
    }

    @Override
    public int size() {
        return observed;
    }

    @Override
    public List<Tuple2<Long, byte[]>> drain() {
        List<Tuple2<Long, byte[]>> all = new ArrayList<>(events);
        domains.forEach((domain, segments) -> all.add(new Tuple2<>(domain.sortKey(), Wire.write(out -> {
            domain.writeTo(out);
            out.writeInt(segments.size());
            for (var segment : segments.entrySet()) {
                Wire.writeText(segment.getKey().format(), out);
                Wire.writeText(segment.getKey().country(), out);
                Wire.writeText(segment.getKey().device(), out);
                segment.getValue().writeTo(out);
            }
        }))));
        events.clear();
        domains.clear();
        observed = 0;
        return all;
    }
}
