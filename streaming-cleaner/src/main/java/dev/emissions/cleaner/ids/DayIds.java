package dev.emissions.cleaner.ids;

import java.util.ArrayList;
import java.util.List;

/** The committed ids of one event date. While a batch runs they are only read, by any thread. */
final class DayIds {
    private final GrowingFilter all = new GrowingFilter();
    private final List<FileGroup> groups = new ArrayList<>();

    /** Addresses of the files that may hold the id; empty if the table surely does not have it. */
    List<String> candidates(long hash) {
        if (!all.mightContain(hash)) {
            return List.of();
        }
        List<String> candidates = new ArrayList<>();
        for (FileGroup group : groups) {
            group.collectCandidates(hash, candidates);
        }
        return candidates;
    }

    /** Notes the ids of a file that is committed. */
    void add(String path, IdList ids) {
        ids.forEachHash(all::add);
        if (groups.isEmpty() || groups.get(groups.size() - 1).isFull()) {
            groups.add(new FileGroup());
        }
        groups.get(groups.size() - 1).add(path, ids);
    }

    long bytes() {
        return all.bytes() + groups.stream().mapToLong(FileGroup::bytes).sum();
    }
}
