package dev.emissions.proof.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The micro-batches that were sealed last, of all that are offered in any order; no others are kept. */
public final class LastBatches {
    private final int count;
    private final TreeMap<Key, List<LedgerEntry>> kept = new TreeMap<>();

    public LastBatches(int count) {
        this.count = count;
    }

    /** A batch of a query; a restart under another checkpoint is another query. */
    private record Key(Instant sealedAt, String queryId, long batchId) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::sealedAt).thenComparing(Key::queryId).thenComparingLong(Key::batchId);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    public void offer(LedgerEntry entry) {
        var key = new Key(entry.sealedAt(), entry.queryId(), entry.batchId());
        kept.computeIfAbsent(key, unused -> new ArrayList<>()).add(entry);
        if (kept.size() > count) {
            kept.pollFirstEntry();
        }
    }

    /** When the first of them was sealed; there must be one. */
    public Instant firstSealed() {
        return kept.firstKey().sealedAt();
    }

    public boolean isEmpty() {
        return kept.isEmpty();
    }

    /** Rows of the batches, the newest batch first, its partitions in order. */
    List<LedgerEntry> newestFirst() {
        List<LedgerEntry> entries = new ArrayList<>();
        kept.descendingMap().values().forEach(batch -> batch.stream()
                .sorted(Comparator.comparing(LedgerEntry::topic)
                        .thenComparingInt(LedgerEntry::partition)
                        .thenComparingLong(LedgerEntry::from))
                .forEach(entries::add));
        return entries;
    }
}
