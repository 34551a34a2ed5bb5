package dev.emissions.aggregator.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Reads files one after the other and yields what a combiner makes of them, in portions, so that a task's memory does not grow with
 * the number of its files.
 *
 * @param <T> what the combiner hands on
 */
public final class CombinedEvents<T> implements Iterator<T> {
    /** Entries after which the combiner is emptied at the end of a file; some tens of megabytes. */
    private static final int PORTION = 200_000;

    private final EventReader reader;
    private final Iterator<EventFile> files;
    private final EventCombiner<T> combiner;
    private Iterator<T> portion = List.<T>of().iterator();

    public CombinedEvents(EventReader reader, Iterator<EventFile> files, EventCombiner<T> combiner) {
        this.reader = reader;
        this.files = files;
        this.combiner = combiner;
    }

    @Override
    public boolean hasNext() {
        while (!portion.hasNext() && files.hasNext()) {
            portion = nextPortion();
        }
        return portion.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return portion.next();
    }

    private Iterator<T> nextPortion() {
        while (files.hasNext() && combiner.size() < PORTION) {
            EventFile file = files.next();
            try {
                reader.read(file, combiner::add);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file.path(), e);
            }
        }
        return combiner.drain().iterator();
    }
}
