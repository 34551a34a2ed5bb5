package dev.emissions.cleaner.ids;

import org.apache.spark.util.sketch.BloomFilter;

/**
 * A filter over the ids of one data file, precise enough that among a thousand files it names hardly ever a wrong one.
 *
 * @param path the file's full address
 */
record FileIds(String path, BloomFilter ids) {
    private static final double FALSE_ALARMS = 1e-5;

    static FileIds of(String path, long[] hashes, int count) {
        BloomFilter ids = BloomFilter.create(Math.max(count, 64), FALSE_ALARMS);
        for (int i = 0; i < count; i++) {
            ids.putLong(hashes[i]);
        }
        return new FileIds(path, ids);
    }

    boolean mightContain(long hash) {
        return ids.mightContainLong(hash);
    }

    long bytes() {
        return ids.bitSize() / Byte.SIZE;
    }
}
