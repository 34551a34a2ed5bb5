package dev.emissions.cleaner.ids;

import dev.emissions.cleaner.ids.BlockedFilter.Precision;
import java.util.ArrayList;
import java.util.List;

/** A Bloom filter that keeps its rate of false alarms while it grows: a chain of filters, each eight times as large as the one before. */
public final class GrowingFilter {
    private static final long FIRST_CAPACITY = 1 << 14;
    private static final int GROWTH = 8;

    private final List<BlockedFilter> links = new ArrayList<>();
    private long capacity;
    private long free;

    public void add(long hash) {
        if (free == 0) {
            capacity = capacity == 0 ? FIRST_CAPACITY : capacity * GROWTH;
            free = capacity;
            links.add(new BlockedFilter(capacity, Precision.USUAL));
        }
        links.get(links.size() - 1).add(hash);
        free--;
    }

    /** False if the hash surely was never added. */
    public boolean mightContain(long hash) {
        for (int i = links.size() - 1; i >= 0; i--) {
            if (links.get(i).mightContain(hash)) {
                return true;
            }
        }
        return false;
    }

    long bytes() {
        return links.stream().mapToLong(BlockedFilter::bytes).sum();
    }
}
