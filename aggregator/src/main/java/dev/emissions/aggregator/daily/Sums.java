package dev.emissions.aggregator.daily;

import dev.emissions.aggregator.events.CleanedEvent;
import dev.emissions.aggregator.events.Component;
import dev.emissions.aggregator.events.Footprint;
import java.nio.ByteBuffer;

/** Exact sums over events, the same in whatever order they are added. */
final class Sums {
    private static final Component[] COMPONENTS = Component.values();
    private static final int COUNTS = 4;
    private static final int BYTES = COUNTS * Long.BYTES + (COMPONENTS.length + 1) * WideSum.BYTES;

    private long events;
    private long impressions;
    private long coveredImpressions;
    private long weighedImpressions;
    private final WideSum[] components = new WideSum[COMPONENTS.length];
    private final WideSum total = new WideSum();

    Sums() {
        for (int i = 0; i < components.length; i++) {
            components[i] = new WideSum();
        }
    }

    void add(CleanedEvent event) {
        events++;
        impressions = Math.addExact(impressions, event.impressions());
        if (event.covered()) {
            coveredImpressions = Math.addExact(coveredImpressions, event.impressions());
        }
        Footprint footprint = event.footprint();
        for (int i = 0; i < components.length; i++) {
            long nanograms = footprint.of(COMPONENTS[i]);
            if (nanograms != Footprint.ABSENT) {
                components[i].add(nanograms);
            }
        }
        if (footprint.total() != Footprint.ABSENT) {
            total.add(footprint.total());
            weighedImpressions = Math.addExact(weighedImpressions, event.impressions());
        }
    }

    void add(Sums other) {
        events += other.events;
        impressions = Math.addExact(impressions, other.impressions);
        coveredImpressions = Math.addExact(coveredImpressions, other.coveredImpressions);
        weighedImpressions = Math.addExact(weighedImpressions, other.weighedImpressions);
        for (int i = 0; i < components.length; i++) {
            components[i].add(other.components[i]);
        }
        total.add(other.total);
    }

    /** The form in which sums travel between tasks. */
    byte[] toBytes() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES)
                .putLong(events)
                .putLong(impressions)
                .putLong(coveredImpressions)
                .putLong(weighedImpressions);
        for (WideSum component : components) {
            component.writeTo(buffer);
        }
        total.writeTo(buffer);
        return buffer.array();
    }

    /** Adds sums from that form. */
    void add(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        events += buffer.getLong();
        impressions = Math.addExact(impressions, buffer.getLong());
        coveredImpressions = Math.addExact(coveredImpressions, buffer.getLong());
        weighedImpressions = Math.addExact(weighedImpressions, buffer.getLong());
        for (WideSum component : components) {
            component.addFrom(buffer);
        }
        total.addFrom(buffer);
    }

    long events() {
        return events;
    }

    long impressions() {
        return impressions;
    }

    /** Impressions of events whose coverage is measured or modeled. */
    long coveredImpressions() {
        return coveredImpressions;
    }

    /** Impressions of events whose total is known. */
    long weighedImpressions() {
        return weighedImpressions;
    }

    /** Nanograms. */
    WideSum of(Component component) {
        return components[component.ordinal()];
    }

    /** Nanograms. */
    WideSum total() {
        return total;
    }
}
