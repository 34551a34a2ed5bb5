package dev.emissions.proof.verify;

import dev.emissions.proof.ledger.SourcePartition;
import java.time.Duration;
import java.util.Map;

/**
 * What a proof found.
 *
 * @param versions of the tables that were read, by name; -1 for corrections if there are none
 * @param rowsRead rows of data files
 * @param unsealed rows that are not sealed yet, by partition
 * @param beyond offsets whose records can be read nowhere any more
 * @param spilledBytes what did not fit into memory
 */
public record VerifyReport(
        VerifySettings settings,
        Scope scope,
        Map<String, Long> versions,
        long rowsRead,
        Findings findings,
        Map<SourcePartition, Long> unsealed,
        BeyondProof beyond,
        long spilledBytes,
        Duration took) {

    /** Whether nothing was found wrong. */
    public boolean isBalanced() {
        return findings.isEmpty();
    }

    /** How many offsets could not be held against their records. */
    public long beyondProof() {
        return beyond.total();
    }
}
