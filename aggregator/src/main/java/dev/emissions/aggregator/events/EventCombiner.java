package dev.emissions.aggregator.events;

import java.util.List;

/**
 * Gathers what events have in common, so that less of it travels between tasks.
 *
 * @param <T> what is handed on
 */
public interface EventCombiner<T> {
    void add(CleanedEvent event);

    /** A measure of the memory in use: how many entries are held. */
    int size();

    /** Hands over all that was gathered and starts anew. */
    List<T> drain();
}
