package dev.emissions.cleaner;

import dev.emissions.lakehouse.DataFile;
import java.io.Serializable;
import java.util.List;

/**
 * What a task made of its offset range.
 *
 * @param task identity of the attempt
 * @param firstOffset the first record's offset
 * @param nextOffset one more than the last record's offset
 * @param tally what became of the records, strays apart
 * @param strays how many acceptable records did not lie in their key's home partition and wait for the second stage
 * @param gaps offsets between the records at which the broker had none
 * @param cleaned files for the cleaned table
 * @param quarantined files for the quarantine table
 */
record PartitionOutcome(
        int partition,
        String task,
        long firstOffset,
        long nextOffset,
        Tally tally,
        long strays,
        OffsetRanges gaps,
        List<DataFile> cleaned,
        List<DataFile> quarantined)
        implements Serializable {}
