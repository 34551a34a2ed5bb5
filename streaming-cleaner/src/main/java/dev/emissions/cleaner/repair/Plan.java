package dev.emissions.cleaner.repair;

import dev.emissions.lakehouse.DataFile;
import java.util.List;

/**
 * The decision of a repair: which written files make it up. Once it stands it is carried out by whoever comes next, or it is void: when
 * rows came into cleaned since {@code base}.
 *
 * @param operationId the command's run
 * @param correctedMicros when the records moved, later than in every plan before: microseconds since the epoch
 * @param base version of the cleaned table by which the events were judged
 * @param removed addresses of the files of the cleaned table that are taken out of it
 * @param cleaned files for the cleaned table
 * @param quarantined files for the quarantine table
 * @param corrections files for the corrections
 */
record Plan(
        String operationId,
        long correctedMicros,
        long base,
        List<String> removed,
        List<DataFile> cleaned,
        List<DataFile> quarantined,
        List<DataFile> corrections) {
    Plan {
        // Plans of an early version only added rows to cleaned.
        removed = removed == null ? List.of() : List.copyOf(removed);
        quarantined = quarantined == null ? List.of() : List.copyOf(quarantined);
    }
}
