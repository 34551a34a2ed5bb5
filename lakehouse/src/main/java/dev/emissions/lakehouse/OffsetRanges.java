package dev.emissions.lakehouse;

import java.io.Serializable;
import java.util.Arrays;

/** Kafka offsets, kept as the ranges they form; offsets and ranges are added in any order. Not for use by several threads. */
public final class OffsetRanges implements Serializable {
    private static final int FIRST_CAPACITY = 8;

    private long[] froms = new long[FIRST_CAPACITY];
    private long[] untils = new long[FIRST_CAPACITY];
    private int size;

    public void add(long offset) {
        add(offset, offset + 1);
    }

    /** Adds the offsets from {@code from} (inclusive) until {@code until} (exclusive); an empty range adds nothing. */
    public void add(long from, long until) {
        if (from >= until) {
            return;
        }
        if (size > 0 && untils[size - 1] == from) {
            untils[size - 1] = until;
            return;
        }
        if (size == froms.length) {
            froms = Arrays.copyOf(froms, size * 2);
            untils = Arrays.copyOf(untils, size * 2);
        }
        froms[size] = from;
        untils[size] = until;
        size++;
    }

    public void addAll(OffsetRanges other) {
        for (int i = 0; i < other.size; i++) {
            add(other.froms[i], other.untils[i]);
        }
    }

    /** How many ranges there are. */
    public int size() {
        return size;
    }

    /** First offset of the range at that index. */
    public long from(int index) {
        return froms[index];
    }

    /** End (exclusive) of the range at that index. */
    public long until(int index) {
        return untils[index];
    }

    /** How many offsets there are. */
    public long count() {
        long count = 0;
        for (int i = 0; i < size; i++) {
            count += untils[i] - froms[i];
        }
        return count;
    }

    /** The same offsets in ascending order, neighbours joined. */
    public OffsetRanges sorted() {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (left, right) -> Long.compare(froms[left], froms[right]));
        OffsetRanges sorted = new OffsetRanges();
        for (int index : order) {
            sorted.add(froms[index], untils[index]);
        }
        return sorted;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ",").append(froms[i]);
            if (untils[i] - froms[i] > 1) {
                text.append('-').append(untils[i] - 1);
            }
        }
        return text.toString();
    }
}
