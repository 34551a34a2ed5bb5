package dev.emissions.lakehouse;

import java.util.List;
import java.util.Set;

/**
 * Data files that one commit put in the place of others with the same rows, such as a compaction.
 *
 * @param removed addresses of the files that are no longer in the table
 * @param added addresses of the files that hold their rows now
 */
public record Rearrangement(Set<String> removed, List<String> added) {
    public Rearrangement {
        removed = Set.copyOf(removed);
        added = List.copyOf(added);
    }
}
