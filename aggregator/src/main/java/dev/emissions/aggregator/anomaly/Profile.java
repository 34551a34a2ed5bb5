package dev.emissions.aggregator.anomaly;

import dev.emissions.aggregator.events.Component;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/** How a group of events is spread: histograms of both measures, and the sum of the components' shares. */
final class Profile implements Serializable {
    private final Histogram intensity = new Histogram();
    private final Histogram adSelection = new Histogram();
    private Shares shares = Shares.NONE;

    /** Adds one event. */
    void add(Observation event) {
        intensity.add(event.intensity());
        if (event.hasAdSelection()) {
            adSelection.add(event.adSelection());
        }
        shares = shares.plus(event.shares());
    }

    void add(Profile other) {
        intensity.add(other.intensity);
        adSelection.add(other.adSelection);
        shares = shares.plus(other.shares);
    }

    Histogram intensity() {
        return intensity;
    }

    Histogram adSelection() {
        return adSelection;
    }

    long events() {
        return intensity.total();
    }

    /** The mean shares, drawn towards the parent's the more the fewer events there are. */
    Shares shrunkShares(Shares parent) {
        return shares.plus(parent.times(Robust.ENOUGH_EVENTS)).dividedBy(events() + Robust.ENOUGH_EVENTS);
    }

    Shares shareSums() {
        return shares;
    }

    /** Adds the distances of events from what is expected of them; their shares stay what they are. */
    void addFrom(Profile events, Expectation segment, DomainEffect domain) {
        int usual = segment.intensity().median() + domain.intensity();
        intensity.addLess(events.intensity, usual);
        if (segment.adSelection() != null) {
            adSelection.addLess(events.adSelection, segment.adSelection().median() + domain.adSelection());
        }
        shares = shares.plus(events.shares);
    }

    /** The mean shares. */
    Shares meanShares() {
        return shares.dividedBy(events());
    }

    /** Writes the form in which profiles travel between tasks. */
    void writeTo(DataOutput out) throws IOException {
        intensity.writeTo(out);
        adSelection.writeTo(out);
        for (Component component : Component.values()) {
            out.writeLong(shares.of(component));
        }
    }

    /** Adds a profile in that form. */
    void addFrom(DataInput in) throws IOException {
        intensity.addFrom(in);
        adSelection.addFrom(in);
        shares = shares.plus(new Shares(in.readLong(), in.readLong(), in.readLong(), in.readLong()));
    }
}
