package dev.emissions.proof.kafka;

import java.util.OptionalInt;

/**
 * What a Kafka cluster is.
 *
 * @param brokers how many answer
 * @param metadataVersion level of its {@code metadata.version} feature, which grows with Kafka's versions; empty with ZooKeeper
 */
public record ClusterFacts(int brokers, OptionalInt metadataVersion) {}
