package dev.emissions.proof.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a topic is.
 *
 * @param id the broker's id of it, which changes when it is deleted and created again
 * @param partitions their numbers, in order
 * @param cleanupPolicy {@code delete}, {@code compact}, or both
 * @param retention how long the broker keeps a record; empty if for ever
 * @param retentionBytes how much of a partition it keeps; empty if all
 * @param brokerTime whether its records carry the time at which the broker got them, and not what their producers say
 */
public record TopicFacts(
        String id,
        List<Integer> partitions,
        String cleanupPolicy,
        Optional<Duration> retention,
        OptionalLong retentionBytes,
        boolean brokerTime) {
    /** Whether the broker deletes records by their age or number. */
    public boolean deletes() {
        return cleanupPolicy.contains("delete");
    }

    /** Whether the broker replaces records by later ones of their key. */
    public boolean compacts() {
        return cleanupPolicy.contains("compact");
    }
}
