package dev.emissions.cleaner;

/** The offsets of one partition that a micro-batch covers, from {@code from} (inclusive) until {@code until} (exclusive). */
record OffsetRange(long from, long until) {
    OffsetRange {
        if (from > until) {
            throw new IllegalArgumentException("Cannot cover offsets: from " + from + " is behind until " + until);
        }
    }

    long size() {
        return until - from;
    }
}
