package dev.emissions.proof.kafka;

import java.time.Instant;

/**
 * A record as the broker holds it.
 *
 * @param timestamp the broker's append time, or the producer's time where the topic is set to that
 * @param value null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent")
public record FoundRecord(long offset, Instant timestamp, byte[] value) {}
