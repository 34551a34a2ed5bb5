package dev.emissions.cleaner;

import dev.emissions.lakehouse.DataFile;
import java.util.List;

/**
 * The decision on a micro-batch: which written files make it up. Once it stands, the batch's outcome is fixed; whoever runs the batch
 * again carries out this decision instead of taking another one, even under other rules.
 *
 * @param quarantined files for the quarantine table
 * @param cleaned files for the cleaned table
 * @param ledger files for the ledger
 * @param totals how many offsets came to which end
 */
record Manifest(List<DataFile> quarantined, List<DataFile> cleaned, List<DataFile> ledger, Totals totals) {

    /** Offsets by what became of them. */
    record Totals(long cleaned, long quarantined, long duplicates, long gaps) {
        long offsets() {
            return cleaned + quarantined + duplicates + gaps;
        }
    }
}
