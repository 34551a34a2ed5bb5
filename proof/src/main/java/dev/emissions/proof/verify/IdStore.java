package dev.emissions.proof.verify;

import dev.emissions.proof.spill.Bucket;
import dev.emissions.proof.spill.SpillSpace;
import java.io.IOException;
import java.util.stream.IntStream;

/** The ids of all cleaned rows, and the duplicates that claim one of them, in buckets by the ids' hash. */
final class IdStore {
    private static final long BUCKET_ROWS = 200_000;
    private static final int MOST_BUCKETS = 4096;

    private final Bucket[] rows;
    private final Bucket[] claims;

    /**
     * @param expectedRows about how many rows there will be
     */
    IdStore(SpillSpace space, long expectedRows) {
        int count = (int) Math.min(MOST_BUCKETS, Math.max(1, expectedRows / BUCKET_ROWS));
        rows = buckets(space, count, IdRow.WIDTH);
        claims = buckets(space, count, DuplicateClaim.WIDTH);
    }

    private static Bucket[] buckets(SpillSpace space, int count, int width) {
        return IntStream.range(0, count).mapToObj(i -> space.bucket(width)).toArray(Bucket[]::new);
    }

    /** Adds a row as {@link IdRow} writes it. */
    void addRow(long[] row) throws IOException {
        rows[bucket(row[0])].add(row);
    }

    void addClaim(DuplicateClaim claim) throws IOException {
        claims[bucket(claim.high())].add(claim.record());
    }

    int buckets() {
        return rows.length;
    }

    Bucket rows(int bucket) {
        return rows[bucket];
    }

    Bucket claims(int bucket) {
        return claims[bucket];
    }

    private int bucket(long high) {
        return (int) Long.remainderUnsigned(high, rows.length);
    }
}
