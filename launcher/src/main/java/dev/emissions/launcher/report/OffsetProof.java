package dev.emissions.launcher.report;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds what was read from the topic against where it ended, offset by offset: a bit per offset and partition. Offsets beyond 2^31 of a
 * partition are beyond it too.
 */
final class OffsetProof {
    private final Map<Integer, BitSet> read = new TreeMap<>();
    private final Map<Integer, BitSet> ended = new TreeMap<>();
    private long readTwice;
    private long endedTwice;

    /** Notes a range that the ledger says was read; {@code until} is exclusive. */
    void read(int partition, long from, long until) {
        readTwice += mark(read, partition, from, until);
    }

    /** Notes one offset that a table row, or the ledger for duplicates and gaps, says came to an end. */
    void ended(int partition, long offset) {
        ended(partition, offset, offset + 1);
    }

    /** Notes a range of such offsets; {@code until} is exclusive. */
    void ended(int partition, long from, long until) {
        endedTwice += mark(ended, partition, from, until);
    }

    /** Offsets read, each counted once. */
    long offsetsRead() {
        return read.values().stream().mapToLong(BitSet::cardinality).sum();
    }

    /** Ranges of the ledger that overlap, in offsets. */
    long offsetsReadTwice() {
        return readTwice;
    }

    /** Offsets with more than one end. */
    long offsetsEndedTwice() {
        return endedTwice;
    }

    /** Offsets read that nothing tells the end of. */
    long offsetsLost() {
        return countOnlyInFirst(read, ended);
    }

    /** Offsets with an end that the ledger does not say were read. */
    long offsetsUnread() {
        return countOnlyInFirst(ended, read);
    }

    private static long mark(Map<Integer, BitSet> bits, int partition, long from, long until) {
        BitSet marked = bits.computeIfAbsent(partition, unused -> new BitSet());
        int first = Math.toIntExact(from);
        int end = Math.toIntExact(until);
        long already = marked.get(first, end).cardinality();
        marked.set(first, end);
        return already;
    }

    private static long countOnlyInFirst(Map<Integer, BitSet> first, Map<Integer, BitSet> second) {
        long count = 0;
        for (var entry : first.entrySet()) {
            BitSet rest = (BitSet) entry.getValue().clone();
            rest.andNot(second.getOrDefault(entry.getKey(), new BitSet()));
            count += rest.cardinality();
        }
        return count;
    }
}
