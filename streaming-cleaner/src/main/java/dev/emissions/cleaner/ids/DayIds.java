package dev.emissions.cleaner.ids;

import java.util.ArrayList;
import java.util.List;

/** The committed ids of one event date. While a batch runs they are only read, by any thread. */
final class DayIds {
    private final GrowingFilter all = new GrowingFilter();
    private final List<FileIds> files = new ArrayList<>();

    /** Addresses of the files that may hold the id; empty if the table surely does not have it. */
    List<String> candidates(long hash) {
        if (!all.mightContain(hash)) {
            return List.of();
        }
        return files.stream()
                .filter(file -> file.mightContain(hash))
                .map(FileIds::path)
                .toList();
    }

    /** Notes the ids of a file that is committed. */
    void add(String path, HashList hashes) {
        hashes.forEach(all::add);
        files.add(hashes.toFileIds(path));
    }

    long bytes() {
        return all.bytes() + files.stream().mapToLong(FileIds::bytes).sum();
    }
}
