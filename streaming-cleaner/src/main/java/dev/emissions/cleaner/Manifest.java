package dev.emissions.cleaner;

import dev.emissions.lakehouse.DataFile;
import java.util.List;
import java.util.Map;

/**
 * The decision on a micro-batch: which written files make it up. Once it stands, the batch's outcome is fixed; whoever runs the batch
 * again carries out this decision instead of taking another one, even under other rules.
 *
 * @param tasks by partition, the attempt whose files were taken
 * @param quarantined files for the quarantine table
 * @param cleaned files for the cleaned table
 * @param strays those of {@code cleaned} whose records did not lie in their key's home partition, by path
 * @param ledger files for the ledger
 * @param totals how many offsets came to which end
 */
record Manifest(
        Map<Integer, String> tasks,
        List<DataFile> quarantined,
        List<DataFile> cleaned,
        List<String> strays,
        List<DataFile> ledger,
        Totals totals) {

    /** Offsets by what became of them. */
    record Totals(long cleaned, long quarantined, long duplicates, long gaps) {
        long offsets() {
            return cleaned + quarantined + duplicates + gaps;
        }
    }
}
