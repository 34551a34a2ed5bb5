package dev.emissions.proof.verify;

import dev.emissions.proof.spill.Bucket;
import java.io.IOException;
import java.util.Arrays;

/**
 * Checks one bucket of ids at a time: that no two cleaned rows share an id and an event date, and that each duplicate has its twin among
 * them. Not for several threads.
 */
final class IdCheck {
    private static final int NONE = -1;

    private final Twins twins;
    private final IdPairs pairs;
    private final Findings findings;
    private long[] rows = {};
    private int[] slots = {};
    private int[] next = {};

    IdCheck(Twins twins, IdPairs pairs, Findings findings) {
        this.twins = twins;
        this.pairs = pairs;
        this.findings = findings;
    }

    /** Checks the bucket and gives its memory back. */
    void check(Bucket idRows, Bucket claims) throws IOException {
        int count = load(idRows);
        idRows.release();
        for (int row = 0; row < count; row++) {
            insert(row);
        }
        findings.checked(Check.UNIQUE_IDS, count);
        claims.forEach((longs, at) -> check(DuplicateClaim.of(longs, at)));
        claims.release();
    }

    private int load(Bucket idRows) throws IOException {
        int count = Math.toIntExact(idRows.size());
        rows = new long[count * IdRow.WIDTH];
        int[] used = {0};
        idRows.forEach((longs, at) -> {
            System.arraycopy(longs, at, rows, used[0], IdRow.WIDTH);
            used[0] += IdRow.WIDTH;
        });
        slots = new int[Math.max(16, Integer.highestOneBit(Math.max(1, count)) * 4)];
        Arrays.fill(slots, NONE);
        next = new int[count];
        Arrays.fill(next, NONE);
        return count;
    }

    /** Chains the row to an earlier one of its id and day, which is suspicious unless it is the same row twice. */
    private void insert(int row) {
        int at = row * IdRow.WIDTH;
        int slot = find(rows[at], rows[at + 1], IdRow.day(rows[at + 3]));
        int first = slots[slot];
        if (first == NONE) {
            slots[slot] = row;
            return;
        }
        int other = first * IdRow.WIDTH;
        boolean samePlace = rows[other + 4] == rows[at + 4] && rows[other + 3] == rows[at + 3];
        if (!samePlace) {
            pairs.suspect(
                    IdRow.day(rows[at + 3]),
                    IdRow.partition(rows[other + 3]),
                    rows[other + 4],
                    IdRow.partition(rows[at + 3]),
                    rows[at + 4]);
        }
        next[row] = next[first];
        next[first] = row;
    }

    private void check(DuplicateClaim claim) throws IOException {
        int row = slots[find(claim.high(), claim.low(), claim.day())];
        while (row != NONE) {
            int at = row * IdRow.WIDTH;
            if (rows[at + 2] == claim.payload()) {
                twins.found(claim, IdRow.partition(rows[at + 3]), rows[at + 4]);
                return;
            }
            row = next[row];
        }
        twins.notFound(claim);
    }

    private int find(long high, long low, int day) {
        int mask = slots.length - 1;
        int slot = (int) (high >>> 32 ^ low) & mask;
        while (slots[slot] != NONE) {
            int at = slots[slot] * IdRow.WIDTH;
            if (rows[at] == high && rows[at + 1] == low && IdRow.day(rows[at + 3]) == day) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
