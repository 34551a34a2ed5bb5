package dev.emissions.cleaner.repair;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One of several parts of equal size into which all positions fall, so that what must be remembered of a part fits the memory.
 *
 * @param index from 0
 * @param count how many parts there are
 */
record Slice(int index, int count) {
    /** As many slices as it takes to have at most about {@code most} of the {@code rows} in each. */
    static List<Slice> of(long rows, long most) {
        int count = Math.toIntExact(rows / most + 1);
        return IntStream.range(0, count)
                .mapToObj(index -> new Slice(index, count))
                .toList();
    }

    boolean contains(Position position) {
        long mixed = (position.offset() * 31 + position.partition()) * 0x9E3779B97F4A7C15L;
        return count == 1 || Math.floorMod((int) (mixed >>> Integer.SIZE), count) == index;
    }
}
