package dev.emissions.cleaner.repair;

import dev.emissions.lakehouse.DataFile;
import java.util.List;

/**
 * What a repair is to do with some records.
 *
 * @param base version of the cleaned table by which they were judged
 * @param removed addresses of the files of the cleaned table that are taken out of it
 * @param cleaned files for the cleaned table
 * @param quarantined files for the quarantine table
 * @param corrections files for the corrections, none if nothing is to be done
 * @param tally what becomes of the records
 */
record Decision(
        long base,
        List<String> removed,
        List<DataFile> cleaned,
        List<DataFile> quarantined,
        List<DataFile> corrections,
        RepairTally tally) {
    /** Of records that move without a row of cleaned being taken out or a record being rejected. */
    Decision(long base, List<DataFile> cleaned, List<DataFile> corrections, RepairTally tally) {
        this(base, List.of(), cleaned, List.of(), corrections, tally);
    }

    /** Whether there is nothing to do. */
    boolean isEmpty() {
        return removed.isEmpty() && cleaned.isEmpty() && quarantined.isEmpty() && corrections.isEmpty();
    }

    /** The same, judged by that version of cleaned as well. */
    Decision onto(long newBase) {
        return new Decision(newBase, removed, cleaned, quarantined, corrections, tally);
    }
}
