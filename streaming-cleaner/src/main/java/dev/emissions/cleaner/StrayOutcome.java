package dev.emissions.cleaner;

import dev.emissions.lakehouse.DataFile;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What a task of the second stage made of its share of the strays.
 *
 * @param tallies what became of them, by the Kafka partition they lay in
 * @param cleaned files for the cleaned table
 * @param quarantined files for the quarantine table
 */
record StrayOutcome(Map<Integer, Tally> tallies, List<DataFile> cleaned, List<DataFile> quarantined)
        implements Serializable {}
