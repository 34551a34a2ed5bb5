package dev.emissions.cleaner;

import java.time.Duration;
import java.util.Map;

/**
 * What a micro-batch did.
 *
 * @param totals how many offsets came to which end
 * @param took from the batch's start to its seal
 * @param phases where that time went
 * @param ranges by partition, what it covered
 */
record BatchReport(
        long batch, Manifest.Totals totals, Duration took, Phases phases, Map<Integer, OffsetRange> ranges) {}
