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
 * @param firstChange number, since the epoch began, of the first of the {@code changes}
 * @param changes what happened to the table last, at least since the last batch
 */
public record CommittedIds(long tableVersion, long epoch, Set<Integer> days, long firstChange, List<Change> changes)
        implements Serializable {

    /** What happened to the table. */
    public sealed interface Change extends Serializable {}

    /**
     * A batch added a file.
     *
     * @param day event date of its rows: days since 1970-01-01
     */
    public record Added(String path, int day) implements Change {}

    /** The commit of that version put files in the place of others with the same rows. */
    public record Rearranged(long version) implements Change {}

    /** One more than the number of the last change. */
    long nextChange() {
        return firstChange + changes.size();
    }

    /** The changes from that number on, which must not be lower than that of the first. */
    List<Change> changesFrom(long number) {
        return changes.subList(Math.toIntExact(number - firstChange), changes.size());
    }
}
