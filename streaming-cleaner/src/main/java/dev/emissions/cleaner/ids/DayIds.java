package dev.emissions.cleaner.ids;

import dev.emissions.lakehouse.Rearrangement;
import java.util.ArrayList;
import java.util.List;

/** The committed ids of one event date. While a batch runs they are only read, by any thread. */
final class DayIds {
    private final GrowingFilter all = new GrowingFilter();
    private final List<FileGroup> groups = new ArrayList<>();

    /** Rows among which the id may be, by the files in which they came; empty if the table surely does not have it. */
    List<FileRows> candidates(long hash) {
        if (!all.mightContain(hash)) {
            return List.of();
        }
        List<FileRows> candidates = new ArrayList<>();
        for (FileGroup group : groups) {
            group.collectCandidates(hash, candidates);
        }
        return candidates;
    }

    /** Notes the ids of a file that is committed. */
    void add(FileRows rows, IdList ids) {
        ids.forEachHash(all::add);
        if (groups.isEmpty() || groups.get(groups.size() - 1).isFull()) {
            groups.add(new FileGroup());
        }
        groups.get(groups.size() - 1).add(rows, ids);
    }

    /** Notes that rows of the date may lie elsewhere now. */
    void follow(Rearrangement rearrangement) {
        groups.forEach(group -> group.follow(rearrangement));
    }

    long bytes() {
        return all.bytes() + groups.stream().mapToLong(FileGroup::bytes).sum();
    }
}
