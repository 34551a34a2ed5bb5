package dev.emissions.cleaner.ids;

import dev.emissions.cleaner.ids.BlockedFilter.Precision;

/**
 * A filter over the ids of one data file, precise enough that among a thousand files it names hardly ever a wrong one.
 *
 * @param path the file's full address
 */
record FileIds(String path, BlockedFilter ids) {

    static FileIds of(String path, long[] hashes, int count) {
        BlockedFilter ids = new BlockedFilter(count, Precision.HIGH);
        for (int i = 0; i < count; i++) {
            ids.add(hashes[i]);
        }
        return new FileIds(path, ids);
    }

    boolean mightContain(long hash) {
        return ids.mightContain(hash);
    }

    long bytes() {
        return ids.bytes();
    }
}
