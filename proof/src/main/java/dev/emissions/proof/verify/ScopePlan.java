package dev.emissions.proof.verify;

import dev.emissions.lakehouse.OffsetRanges;
import dev.emissions.proof.ledger.LastBatches;
import dev.emissions.proof.ledger.LedgerEntry;
import dev.emissions.proof.ledger.LedgerReader;
import dev.emissions.proof.ledger.SourcePartition;
import dev.emissions.proof.verify.Scope.Sealed;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Finds out from the ledger which offsets are to be verified. */
final class ScopePlan {
    private final LedgerReader ledger;
    private final Optional<String> topic;

    ScopePlan(LedgerReader ledger, Optional<String> topic) {
        this.ledger = ledger;
        this.topic = topic;
    }

    /** Shows every row of the topics in question to the visitor. */
    void forEach(Consumer<LedgerEntry> visitor) {
        ledger.forEach(entry -> {
            if (topic.map(entry.topic()::equals).orElse(true)) {
                visitor.accept(entry);
            }
        });
    }

    /** As {@link #forEach}, but of all topics: a twin may be another topic's. */
    void forEachOfAnyTopic(Consumer<LedgerEntry> visitor) {
        ledger.forEach(visitor);
    }

    /** The scope's partitions under their numbers, and those of all other topics. */
    Partitions partitionsOfAnyTopic(Scope scope) {
        Partitions all = scope.partitions().copy();
        if (topic.isPresent()) {
            ledger.forEach(entry -> all.add(new SourcePartition(entry.topic(), entry.partition())));
        }
        return all;
    }

    Scope scope(Selection selection) {
        Map<SourcePartition, Sealed> sealed = sealed();
        if (selection instanceof Selection.SealedSince since) {
            return since(sealed, since.time());
        } else if (selection instanceof Selection.LastBatches last) {
            return since(sealed, firstSealed(last.count()));
        } else if (selection instanceof Selection.Sample sample) {
            return sample(sealed, sample);
        }
        Scope scope = new Scope(new Partitions(), Scope.Extent.ALL);
        sealed.forEach((source, bounds) -> scope.add(source, bounds, range(bounds.first(), bounds.end())));
        return scope;
    }

    private Map<SourcePartition, Sealed> sealed() {
        Map<SourcePartition, Sealed> sealed = new TreeMap<>();
        forEach(entry -> sealed.merge(
                new SourcePartition(entry.topic(), entry.partition()),
                new Sealed(entry.from(), Math.max(entry.from(), entry.until())),
                (one, other) -> new Sealed(Math.min(one.first(), other.first()), Math.max(one.end(), other.end()))));
        return sealed;
    }

    private Instant firstSealed(int batches) {
        var last = new LastBatches(batches);
        forEach(last::offer);
        return last.isEmpty() ? Instant.MAX : last.firstSealed();
    }

    private Scope since(Map<SourcePartition, Sealed> sealed, Instant time) {
        Map<SourcePartition, OffsetRanges> ranges = new TreeMap<>();
        forEach(entry -> {
            if (!entry.sealedAt().isBefore(time)) {
                ranges.computeIfAbsent(
                                new SourcePartition(entry.topic(), entry.partition()), unused -> new OffsetRanges())
                        .add(entry.from(), entry.until());
            }
        });
        Scope scope = new Scope(new Partitions(), Scope.Extent.PART);
        sealed.forEach((source, bounds) ->
                scope.add(source, bounds, Ranges.union(ranges.getOrDefault(source, new OffsetRanges()))));
        return scope;
    }

    private static Scope sample(Map<SourcePartition, Sealed> sealed, Selection.Sample sample) {
        Random random = new Random(sample.seed());
        long all = sealed.values().stream()
                .mapToLong(bounds -> bounds.end() - bounds.first())
                .sum();
        Map<SourcePartition, OffsetRanges> ranges = new TreeMap<>();
        for (int i = 0; i < sample.windows() && all > 0; i++) {
            long at = random.nextLong(all);
            for (Map.Entry<SourcePartition, Sealed> entry : sealed.entrySet()) {
                long size = entry.getValue().end() - entry.getValue().first();
                if (at < size) {
                    long from = entry.getValue().first() + at;
                    long until = Math.min(
                            from + Selection.Sample.WINDOW_OFFSETS,
                            entry.getValue().end());
                    ranges.computeIfAbsent(entry.getKey(), unused -> new OffsetRanges())
                            .add(from, until);
                    break;
                }
                at -= size;
            }
        }
        Scope scope = new Scope(new Partitions(), Scope.Extent.PART);
        sealed.forEach((source, bounds) ->
                scope.add(source, bounds, Ranges.union(ranges.getOrDefault(source, new OffsetRanges()))));
        return scope;
    }

    private static OffsetRanges range(long from, long until) {
        OffsetRanges range = new OffsetRanges();
        range.add(from, until);
        return range;
    }
}
