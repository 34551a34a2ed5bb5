package dev.emissions.proof.verify;

import dev.emissions.proof.ledger.SourcePartition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for the partitions of the ledger, so that records of a few longs can name them. */
final class Partitions {
    private final Map<SourcePartition, Integer> numbers = new HashMap<>();
    private final List<SourcePartition> sources = new ArrayList<>();

    /** Number of the partition, a new one if it has none. */
    int add(SourcePartition source) {
        Integer known = numbers.get(source);
        if (known != null) {
            return known;
        }
        sources.add(source);
        numbers.put(source, sources.size() - 1);
        return sources.size() - 1;
    }

    /** Of the same numbers, to which more can be added. */
    Partitions copy() {
        Partitions copy = new Partitions();
        sources.forEach(copy::add);
        return copy;
    }

    /** Number of the partition, or -1. */
    int find(SourcePartition source) {
        return numbers.getOrDefault(source, -1);
    }

    SourcePartition source(int number) {
        return sources.get(number);
    }

    int count() {
        return sources.size();
    }
}
