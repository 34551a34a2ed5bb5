package dev.emissions.proof.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the cleaner stands in a topic.
 *
 * @param topicId the broker's id of the topic now
 * @param sealedTopicId the one at the last seal
 * @param partitions in order
 */
record TopicStatus(String topic, String topicId, Optional<String> sealedTopicId, List<PartitionStatus> partitions) {
    private static final Duration LITTLE_LEFT = Duration.ofHours(1);
    private static final Duration LONG_UNREAD = Duration.ofMinutes(5);

    /** What a person should know first, the worst first. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (sealedTopicId.isPresent() && !sealedTopicId.orElseThrow().equals(topicId)) {
            warnings.add("topic " + topic + " was deleted and created again since its last seal (id "
                    + sealedTopicId.orElseThrow() + " then, " + topicId + " now): the cleaner will refuse it");
        }
        for (PartitionStatus partition : partitions) {
            warning(partition).ifPresent(text -> warnings.add("partition " + partition.partition() + ": " + text));
        }
        return warnings;
    }

    /** The worst of what is wrong with a partition. */
    static Optional<String> warning(PartitionStatus partition) {
        if (partition.lost() > 0) {
            long until = partition.sealed().orElseThrow().until();
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the broker deleted offsets %d-%d before they were cleaned; the cleaner tells how to go on",
                    until,
                    partition.broker().earliest() - 1));
        }
        if (partition.sealed().isPresent()
                && partition.sealed().orElseThrow().until() > partition.broker().end()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the broker ends at offset %d, but offsets until %d were cleaned; is it another cluster?",
                    partition.broker().end(),
                    partition.sealed().orElseThrow().until()));
        }
        if (partition
                .retentionLeft()
                .filter(left -> left.compareTo(LITTLE_LEFT) < 0)
                .isPresent()) {
            return Optional.of("the broker may delete unread records in "
                    + Spans.text(partition.retentionLeft().orElseThrow())
                    + "; clean now, or raise the topic's retention");
        }
        if (isForgotten(partition)) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%,d events are unread, the oldest for %s, and nothing was sealed meanwhile; is the cleaner running?",
                    partition.lag(),
                    Spans.text(partition.lagAge().orElseThrow())));
        }
        return Optional.empty();
    }

    private static boolean isForgotten(PartitionStatus partition) {
        return partition.lagAge().filter(age -> age.compareTo(LONG_UNREAD) > 0).isPresent()
                && partition
                        .sealAge()
                        .filter(age -> age.compareTo(LONG_UNREAD) <= 0)
                        .isEmpty();
    }
}
