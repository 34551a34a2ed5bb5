package dev.emissions.proof.verify;

import dev.emissions.lakehouse.OffsetRanges;
import dev.emissions.proof.ledger.SourcePartition;
import java.util.Map;
import java.util.TreeMap;

/** Rows that lie outside what is sealed. Safe for use by several threads. */
final class RowsSeen {
    private final Map<SourcePartition, Long> unsealed = new TreeMap<>();
    private final Findings findings;

    RowsSeen(Findings findings) {
        this.findings = findings;
    }

    /** A row beyond the sealed end, or of a partition that the ledger does not know: not sealed yet. */
    synchronized void unsealed(SourcePartition source) {
        unsealed.merge(source, 1L, Long::sum);
    }

    /** A row before the first sealed offset, which nothing can seal any more. */
    synchronized void beforeFirst(SourcePartition source, long offset) {
        OffsetRanges one = new OffsetRanges();
        one.add(offset);
        findings.add(Check.BEFORE_FIRST, source, one);
    }

    /** Rows that are not sealed yet, by partition. */
    synchronized Map<SourcePartition, Long> unsealed() {
        return new TreeMap<>(unsealed);
    }
}
