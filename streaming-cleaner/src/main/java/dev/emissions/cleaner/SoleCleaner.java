package dev.emissions.cleaner;

import dev.emissions.cleaner.Manifests.Decided;
import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.AppendOutcome;
import dev.emissions.lakehouse.Lake;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes sure that a query is the only one that cleans its topic into the lake: two would take the same offsets twice, or leave some out.
 * Looks at what others commit, and at nothing while nobody does.
 */
final class SoleCleaner {
    private final Lake lake;
    private final String topic;
    private final String queryId;
    private final LakeTables tables;
    private final Map<String, Boolean> rivals = new HashMap<>();
    private SealedOffsets sealed;

    SoleCleaner(Lake lake, String topic, String queryId, LakeTables tables) {
        this.lake = lake;
        this.topic = topic;
        this.queryId = queryId;
        this.tables = tables;
        this.sealed = SealedOffsets.read(lake, topic);
        // So that the ledger's table object knows the state, too, and the first seal is one request.
        tables.ledger().latest();
    }

    /** Fails if the batch, of which nothing is decided yet, does not begin where the ledger is sealed. */
    void requireNextTo(long batch, Map<Integer, OffsetRange> ranges) {
        if (!differing(ranges).isEmpty()) {
            throw refusal(
                    batch, ranges, "the ledger is sealed until " + ends(ranges) + "; nothing of it was committed");
        }
    }

    /** Fails if another query of the topic has committed to cleaned after that version; to be asked before a batch is judged anew. */
    void requireNoRivalSince(long version, long batch, Map<Integer, OffsetRange> ranges) throws IOException {
        Set<String> applications = tables.cleaned().applicationsSince(version);
        for (String application : applications) {
            if (!application.equals(queryId) && isRival(application)) {
                throw refusal(
                        batch,
                        ranges,
                        (application.startsWith(LossRecord.application(topic))
                                        ? "a start that gave up offsets of the topic"
                                        : "query " + application + " committed events of the topic")
                                + " meanwhile; nothing of it was committed");
            }
        }
    }

    /** Commits the batch's ledger rows onto those that they follow on; fails if another query has sealed offsets of the topic. */
    void seal(long batch, Map<Integer, OffsetRange> ranges, Manifest manifest) {
        AppendOutcome outcome = tables.sealOnto(sealed.version(), queryId, batch, manifest);
        while (outcome instanceof AppendOutcome.Overtaken) {
            SealedOffsets before = sealed;
            sealed = sealed.newest(lake, topic);
            if (!before.ends().equals(sealed.ends())) {
                throw refusal(
                        batch,
                        ranges,
                        "the ledger was sealed until " + ends(ranges)
                                + " meanwhile; its rows are in the tables, but not sealed");
            }
            outcome = tables.sealOnto(sealed.version(), queryId, batch, manifest);
        }
        sealed = outcome instanceof AppendOutcome.Committed done
                        && !manifest.ranges().isEmpty()
                ? sealed.and(manifest.ranges(), done.version())
                : sealed.newest(lake, topic);
    }

    private boolean isRival(String application) throws IOException {
        Boolean known = rivals.get(application);
        if (known == null) {
            known = application.startsWith(LossRecord.application(topic))
                    || (Manifests.queries(lake).contains(application) && cleansTopic(application));
            rivals.put(application, known);
        }
        return known;
    }

    private boolean cleansTopic(String query) throws IOException {
        Manifests manifests = new Manifests(lake, query);
        OptionalLong last = manifests.lastBatch();
        Optional<Decided> decided = last.isPresent() ? manifests.find(last.getAsLong()) : Optional.empty();
        return decided.map(found -> found.manifest().topic().equals(topic)).orElse(false);
    }

    /** Partitions whose sealed end is not where the range starts; one that was never sealed may start anywhere. */
    private List<Integer> differing(Map<Integer, OffsetRange> ranges) {
        return ranges.entrySet().stream()
                .filter(range -> range.getValue().size() > 0)
                .filter(range -> sealed.ends()
                                .getOrDefault(range.getKey(), range.getValue().from())
                        != range.getValue().from())
                .map(Map.Entry::getKey)
                .toList();
    }

    private CommandFailure refusal(long batch, Map<Integer, OffsetRange> ranges, String got) {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "Cannot go on with topic " + topic + ": another cleaner takes it into this lake as well; expected to be"
                        + " the only one, with batch " + batch + " of offsets " + text(ranges) + ", got another: " + got
                        + "; stop all cleaners of the topic, run `emissions recover --topic " + topic
                        + "`, and start one");
    }

    private static String text(Map<Integer, OffsetRange> ranges) {
        return ranges.entrySet().stream()
                .filter(range -> range.getValue().size() > 0)
                .map(range -> range.getKey() + ":" + range.getValue().from() + "-"
                        + (range.getValue().until() - 1))
                .collect(Collectors.joining(","));
    }

    private String ends(Map<Integer, OffsetRange> ranges) {
        return ranges.keySet().stream()
                .filter(sealed.ends()::containsKey)
                .map(partition -> partition + ":" + sealed.ends().get(partition))
                .collect(Collectors.joining(","));
    }
}
