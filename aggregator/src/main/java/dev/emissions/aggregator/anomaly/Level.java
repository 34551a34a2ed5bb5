package dev.emissions.aggregator.anomaly;

import java.io.Serializable;

/**
 * What is usual for a measure in a segment, taken from the narrowest group that has enough events.
 *
 * @param group that group, such as {@code DE|banner|phone}, {@code banner|phone} or {@code banner}
 * @param events how many events the group has
 * @param median its median, drawn towards that of the wider groups
 */
record Level(String group, long events, int median) implements Serializable {
    static final Level NONE = new Level("", 0, 0);

    /** The level of a group that has a wider one: the group itself if it has enough events. */
    Level narrow(String narrowGroup, Histogram narrow) {
        if (narrow.total() < Robust.ENOUGH_EVENTS) {
            return this;
        }
        return new Level(
                narrowGroup,
                narrow.total(),
                Robust.shrink(narrow.total(), Robust.ENOUGH_EVENTS, narrow.median(), median));
    }
}
