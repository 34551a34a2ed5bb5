package dev.emissions.cleaner.ids;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** Longs in the order in which they were added. */
final class HashList {
    private long[] hashes = new long[256];
    private int size;

    void add(long hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = hash;
    }

    void forEach(LongConsumer visitor) {
        for (int i = 0; i < size; i++) {
            visitor.accept(hashes[i]);
        }
    }

    FileIds toFileIds(String path) {
        return FileIds.of(path, hashes, size);
    }
}
