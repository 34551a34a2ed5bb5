package dev.emissions.cleaner.ids;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ids of one event date that records of one Kafka partition must be compared with. */
final class DayIds {
    private final GrowingFilter all = new GrowingFilter();
    private final List<FileIds> files = new ArrayList<>();
    private final Map<String, HashList> beingWritten = new HashMap<>();
    private int strayFilesSeen;

    DayIds(int strayFilesSeen) {
        this.strayFilesSeen = strayFilesSeen;
    }

    /** False if the table surely has no such id of this day. */
    boolean mightContain(long hash) {
        return all.mightContain(hash);
    }

    /** The files that may hold the id. */
    List<String> candidates(long hash) {
        return files.stream()
                .filter(file -> file.mightContain(hash))
                .map(FileIds::path)
                .toList();
    }

    /** Notes an id that the current batch accepted into the file at {@code path}. */
    void add(String path, long hash) {
        all.add(hash);
        beingWritten.computeIfAbsent(path, unused -> new HashList()).add(hash);
    }

    /** Notes the ids of a file that is committed. */
    void addFile(String path, HashList hashes) {
        hashes.forEach(all::add);
        files.add(hashes.toFileIds(path));
    }

    /** The files of the current batch are complete: from now on its ids are looked up in them. */
    void seal() {
        beingWritten.forEach((path, hashes) -> files.add(hashes.toFileIds(path)));
        beingWritten.clear();
    }

    int strayFilesSeen() {
        return strayFilesSeen;
    }

    void strayFilesSeen(int count) {
        strayFilesSeen = count;
    }

    long bytes() {
        return all.bytes() + files.stream().mapToLong(FileIds::bytes).sum();
    }
}
