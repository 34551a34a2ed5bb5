package dev.emissions.cleaner;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What a micro-batch did.
 *
 * @param totals how many offsets came to which end
 * @param took from the batch's start to its seal
 * @param phases where that time went
 * @param sealedAt when its rows could be read and its offsets were accounted for
 * @param ranges by partition, what it covered
 * @param observed what its tasks saw besides
 */
record BatchReport(
        long batch,
        Manifest.Totals totals,
        Duration took,
        Phases phases,
        Instant sealedAt,
        Map<Integer, OffsetRange> ranges,
        Observed observed) {}
