package dev.emissions.proof.kafka;

/**
 * Where a consumer group stands in a partition.
 *
 * @param offset the next offset to read
 * @param metadata what the group noted with it; empty for nothing
 */
public record GroupOffset(long offset, String metadata) {}
