package dev.emissions.cleaner.ids;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the driver knows of the ids that are committed, as it sends it along with every batch.
 *
 * @param tableVersion version of the cleaned table on which the batch builds
 * @param epoch changes when rows came into the table by another way than this query's batches: what was cached before is void
 * @param days event dates of which the table has rows, as days since 1970-01-01
 * @param lastTasks by partition, which attempt wrote its last committed batch
 * @param strayFiles files committed since the epoch began whose records did not lie in their key's home partition
 */
public record CommittedIds(
        long tableVersion, long epoch, Set<Integer> days, Map<Integer, String> lastTasks, List<StrayFile> strayFiles)
        implements Serializable {

    /**
     * A file that every partition must compare its records with.
     *
     * @param day event date of its rows: days since 1970-01-01
     */
    public record StrayFile(String path, int day) implements Serializable {}
}
