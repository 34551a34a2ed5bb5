package dev.emissions.cleaner;

import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.Disposition;
import java.util.List;
import java.util.Map;

/**
 * The decision on a micro-batch: which written files make it up. Once it stands, the batch's outcome is fixed; whoever runs the batch
 * again carries out this decision instead of taking another one, even under other rules. Only where another writer brought events into
 * the cleaned table before the decision was carried out, a further attempt takes its place.
 *
 * @param topic the Kafka topic
 * @param ranges by partition, the offsets that the batch covers
 * @param base version of the cleaned table by which the events were judged
 * @param cleaned files for the cleaned table
 * @param quarantined files for the quarantine table
 * @param archived files for the archive
 * @param ledger files for the ledger
 * @param totals how many offsets came to which end
 */
record Manifest(
        String topic,
        Map<Integer, OffsetRange> ranges,
        long base,
        List<DataFile> cleaned,
        List<DataFile> quarantined,
        List<DataFile> archived,
        List<DataFile> ledger,
        Totals totals) {
    Manifest {
        // A manifest of an early version does not tell them.
        ranges = ranges == null ? Map.of() : Map.copyOf(ranges);
    }

    /** Offsets by what became of them. */
    record Totals(long cleaned, long quarantined, long duplicates, long gaps) {
        long offsets() {
            return cleaned + quarantined + duplicates + gaps;
        }

        /** The same by the disposition's word. */
        Map<String, Long> byDisposition() {
            return Map.of(
                    Disposition.CLEANED.word(), cleaned,
                    Disposition.QUARANTINED.word(), quarantined,
                    Disposition.DUPLICATE.word(), duplicates,
                    Disposition.GAP.word(), gaps);
        }
    }
}
