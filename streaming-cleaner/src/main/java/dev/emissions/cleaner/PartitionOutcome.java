package dev.emissions.cleaner;

import dev.emissions.cleaner.rows.KafkaTimes;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.OffsetRanges;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What a task made of its offset range.
 *
 * @param firstOffset the first record's offset
 * @param nextOffset one more than the last record's offset
 * @param kafkaTimes the records' oldest and newest timestamps
 * @param tally what became of the records
 * @param accepted the ids that were accepted, by event date, each as three longs: see {@link dev.emissions.cleaner.ids.IdMap#entries}
 * @param gaps offsets between the records at which the broker had none
 * @param cleaned files for the cleaned table
 * @param quarantined files for the quarantine table
 * @param archived files for the archive
 */
record PartitionOutcome(
        int partition,
        long firstOffset,
        long nextOffset,
        KafkaTimes kafkaTimes,
        Tally tally,
        Map<Integer, long[]> accepted,
        OffsetRanges gaps,
        List<DataFile> cleaned,
        List<DataFile> quarantined,
        List<DataFile> archived)
        implements Serializable {}
