package dev.emissions.cleaner.ids;

import dev.emissions.cleaner.ids.BlockedFilter.Precision;
import dev.emissions.lakehouse.Rearrangement;

/**
 * A filter over the ids of one data file, precise enough that among a thousand files it names hardly ever a wrong one.
 *
 * @param rows the file's, wherever they are now
 */
record FileIds(FileRows rows, BlockedFilter ids) {

    static FileIds of(FileRows rows, long[] hashes, int count) {
        BlockedFilter ids = new BlockedFilter(count, Precision.HIGH);
        for (int i = 0; i < count; i++) {
            ids.add(hashes[i]);
        }
        return new FileIds(rows, ids);
    }

    FileIds after(Rearrangement rearrangement) {
        return new FileIds(rows.after(rearrangement), ids);
    }

    boolean mightContain(long hash) {
        return ids.mightContain(hash);
    }

    long bytes() {
        return ids.bytes() + rows.bytes();
    }
}
