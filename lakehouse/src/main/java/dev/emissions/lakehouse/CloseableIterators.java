package dev.emissions.lakehouse;

import io.delta.kernel.utils.CloseableIterator;
import java.util.Iterator;
import java.util.List;

/** Collections as Delta Kernel wants to read them. */
final class CloseableIterators {
    private CloseableIterators() {}

    static <T> CloseableIterator<T> of(List<T> elements) {
        Iterator<T> iterator = elements.iterator();
        return new CloseableIterator<>() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public T next() {
                return iterator.next();
            }

            @Override
            public void close() {}
        };
    }
}
