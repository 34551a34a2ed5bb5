package dev.emissions.proof.kafka;

/**
 * Which offsets of a partition the broker has.
 *
 * @param earliest the first one
 * @param end end (exclusive) of those that can be read; records of a transaction that is still open cannot
 */
public record OffsetBounds(long earliest, long end) {}
