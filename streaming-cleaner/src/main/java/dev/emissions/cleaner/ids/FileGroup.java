package dev.emissions.cleaner.ids;

import dev.emissions.lakehouse.Rearrangement;
import java.util.ArrayList;
import java.util.List;

/**
 * Data files of one event date that came one after the other, behind a filter over the ids of all of them: so that a date of many thousand
 * small files is asked group by group, and not file by file.
 */
final class FileGroup {
    private static final int MOST_IDS = 1 << 20;
    private static final int MOST_FILES = 512;

    private final GrowingFilter all = new GrowingFilter();
    private final List<FileIds> files = new ArrayList<>();
    private long ids;

    boolean isFull() {
        return ids >= MOST_IDS || files.size() >= MOST_FILES;
    }

    void add(FileRows rows, IdList fileIds) {
        fileIds.forEachHash(all::add);
        files.add(fileIds.toFileIds(rows));
        ids += fileIds.size();
    }

    void follow(Rearrangement rearrangement) {
        files.replaceAll(file -> file.after(rearrangement));
    }

    /** Adds the rows of the files that may hold the id to {@code candidates}. */
    void collectCandidates(long hash, List<FileRows> candidates) {
        if (!all.mightContain(hash)) {
            return;
        }
        for (FileIds file : files) {
            if (file.mightContain(hash)) {
                candidates.add(file.rows());
            }
        }
    }

    long bytes() {
        return all.bytes() + files.stream().mapToLong(FileIds::bytes).sum();
    }
}
