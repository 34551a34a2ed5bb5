package dev.emissions.cleaner.doctor;

import dev.emissions.proof.kafka.ClusterFacts;
import dev.emissions.proof.kafka.FoundRecord;
import dev.emissions.proof.kafka.OffsetBounds;
import dev.emissions.proof.kafka.TopicBroker;
import dev.emissions.proof.kafka.TopicFacts;
import dev.emissions.proof.status.SealedTopic;
import dev.emissions.schemas.Decoding;
import dev.emissions.schemas.EventDecoder;
import dev.emissions.schemas.EventView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The broker and its topic. */
final class BrokerChecks {
    private static final Duration LITTLE_RETENTION = Duration.ofDays(1);
    private static final Duration MOST_SKEW = Duration.ofSeconds(5);

    private BrokerChecks() {}

    static Finding topic(String name, TopicFacts topic) {
        String kept = topic.deletes()
                ? topic.retention()
                        .map(time -> "kept for " + time.toHours() + " h")
                        .orElse("kept for ever")
                : "kept for ever";
        String size = topic.retentionBytes().isPresent()
                ? ", at most " + topic.retentionBytes().getAsLong() + " bytes a partition"
                : "";
        String seen = name + ": " + topic.partitions().size() + " partitions, " + kept + size + ", cleanup "
                + topic.cleanupPolicy();
        if (topic.compacts()) {
            return Finding.warning(
                    "Topic", seen, "set cleanup.policy=delete: compaction removes events that were not cleaned yet");
        }
        if (topic.deletes()
                && topic.retention()
                        .filter(time -> time.compareTo(LITTLE_RETENTION) < 0)
                        .isPresent()) {
            return Finding.warning(
                    "Topic", seen, "raise retention.ms to a day or more, or a stopped cleaner soon loses events");
        }
        return Finding.ok("Topic", seen);
    }

    /** What the cluster is, and whether it is one that is still maintained. */
    static Finding cluster(String servers, ClusterFacts cluster) {
        String seen =
                servers + " answers, " + cluster.brokers() + (cluster.brokers() == 1 ? " broker, " : " brokers, ");
        return cluster.metadataVersion().isPresent()
                ? Finding.ok(
                        "Broker",
                        seen + "metadata.version " + cluster.metadataVersion().getAsInt())
                : Finding.warning(
                        "Broker",
                        seen + "no metadata.version: it keeps its metadata in ZooKeeper",
                        "upgrade it to Kafka 4");
    }

    /** Whether the clock that dates the records is ahead of ours; one that is behind looks the same as records that are old. */
    static Finding newest(Optional<Instant> newest, TopicFacts topic, Clock ours) {
        String check = "Clock of the broker";
        if (!topic.brokerTime()) {
            return Finding.warning(
                    check,
                    "records carry the time of their producers' clocks",
                    "set message.timestamp.type=LogAppendTime, or freshness and lag are as right as those clocks");
        }
        if (newest.isEmpty()) {
            return Finding.ok(check, "there is no record to tell it");
        }
        Duration age = Duration.between(newest.orElseThrow(), ours.instant());
        return age.compareTo(MOST_SKEW.negated()) < 0
                ? clock("the broker", newest.orElseThrow(), ours)
                : Finding.ok(check, "the newest record came " + Math.max(0, age.toSeconds()) + " s ago");
    }

    static Finding topicId(TopicFacts topic, SealedTopic sealed) {
        if (sealed.topicId().isEmpty()) {
            return Finding.ok("Topic id", topic.id() + "; nothing is sealed yet");
        }
        String before = sealed.topicId().orElseThrow();
        return before.equals(topic.id())
                ? Finding.ok("Topic id", topic.id() + ", as in the ledger")
                : Finding.problem(
                        "Topic id",
                        topic.id() + ", but the ledger has " + before + ": the topic was deleted and created again",
                        "clean it under another name, or into another --lake");
    }

    /** Whether the broker still has what is to be cleaned next. */
    static Finding offsets(Map<Integer, OffsetBounds> bounds, SealedTopic sealed) {
        StringBuilder wrong = new StringBuilder();
        bounds.forEach((partition, bound) -> sealed.until(partition).ifPresent(until -> {
            if (until < bound.earliest()) {
                wrong.append(" partition ")
                        .append(partition)
                        .append(": offsets ")
                        .append(until)
                        .append('-');
                wrong.append(bound.earliest() - 1).append(" are gone;");
            } else if (until > bound.end()) {
                wrong.append(" partition ")
                        .append(partition)
                        .append(": the broker ends at ")
                        .append(bound.end());
                wrong.append(", but ").append(until).append(" is sealed;");
            }
        }));
        return wrong.isEmpty()
                ? Finding.ok("Offsets", "the broker has all that is to be cleaned next")
                : Finding.problem(
                        "Offsets",
                        wrong.substring(1, wrong.length() - 1),
                        "restore them, or give them up: emissions clean tells how");
    }

    /** Whether the newest records are events that this version can read. */
    static Finding schema(TopicBroker broker, Map<Integer, OffsetBounds> bounds) {
        Map<Integer, Long> last = new TreeMap<>();
        bounds.forEach((partition, bound) -> {
            if (bound.end() > bound.earliest()) {
                last.put(partition, bound.end() - 1);
            }
        });
        Map<Integer, FoundRecord> records = broker.records().firstFrom(last);
        return records.isEmpty() ? Finding.ok("Schema", "there is no record to try") : schema(records);
    }

    static Finding schema(Map<Integer, FoundRecord> records) {
        var decoder = new EventDecoder();
        long events = records.values().stream()
                .filter(record -> decoder.decode(record.value(), new EventView()) == Decoding.EVENT)
                .count();
        String seen = events + " of the " + records.size() + " last records can be decoded";
        if (events == records.size()) {
            return Finding.ok("Schema", seen);
        }
        String advice = "see what the producer sends: such records go to quarantine";
        return events == 0 ? Finding.problem("Schema", seen, advice) : Finding.warning("Schema", seen, advice);
    }

    /** How far another clock is from ours. */
    static Finding clock(String whose, Instant theirs, Clock ours) {
        Duration skew = Duration.between(ours.instant(), theirs);
        String check = "Clock of " + whose;
        String seen = String.format(
                java.util.Locale.ROOT,
                "%.1f s %s",
                Math.abs(skew.toMillis()) / 1000.0,
                skew.isNegative() ? "behind" : "ahead");
        return skew.abs().compareTo(MOST_SKEW) > 0
                ? Finding.warning(check, seen, "set both clocks by NTP: requests are refused and lag is told wrong")
                : Finding.ok(check, seen);
    }
}
