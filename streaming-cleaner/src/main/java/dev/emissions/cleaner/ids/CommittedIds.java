package dev.emissions.cleaner.ids;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * What the driver knows of the ids that are committed, as it sends it along with every batch.
 *
 * @param tableVersion version of the cleaned table on which the batch builds
 * @param epoch changes when rows came into the table by another way than this query's batches: what was cached before is void
 * @param days event dates of which the table has rows, as days since 1970-01-01
 * @param firstFile number, since the epoch began, of the first of the {@code files}
 * @param files the files that were committed last, at least those of the last batch
 */
public record CommittedIds(long tableVersion, long epoch, Set<Integer> days, long firstFile, List<CommittedFile> files)
        implements Serializable {

    /**
     * A file of the cleaned table.
     *
     * @param day event date of its rows: days since 1970-01-01
     */
    public record CommittedFile(String path, int day) implements Serializable {}

    /** One more than the number of the last file. */
    long nextFile() {
        return firstFile + files.size();
    }
}
