package dev.emissions.proof.verify;

import dev.emissions.lakehouse.OffsetRanges;
import dev.emissions.proof.ledger.LedgerEntry;
import dev.emissions.proof.ledger.SourcePartition;
import dev.emissions.proof.verify.LedgerPart.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** Checks each ledger row by itself, and spreads what it says over the windows of its range. */
final class LedgerSpread {
    /** A row of more windows whose counts do not add up is a typing error and not worth the work. */
    private static final long MOST_WINDOWS_OF_AN_ODD_ROW = 10_000;

    private final Scope scope;
    private final WindowStore windows;
    private final Findings findings;
    private final Queries queries;
    private final Map<String, String> topicIds;
    private long rows;

    /**
     * @param topicIds the broker's ids of its topics, by name; empty if it is not asked
     */
    LedgerSpread(Scope scope, WindowStore windows, Findings findings, Queries queries, Map<String, String> topicIds) {
        this.scope = scope;
        this.windows = windows;
        this.findings = findings;
        this.queries = queries;
        this.topicIds = topicIds;
    }

    void take(LedgerEntry entry) {
        var source = new SourcePartition(entry.topic(), entry.partition());
        int partition = scope.partitions().find(source);
        OffsetRanges covered = scope.clip(partition, entry.from(), entry.until());
        if (covered.size() == 0 && entry.from() < entry.until()) {
            return;
        }
        rows++;
        boolean adds = checkByItself(entry, source);
        if (!adds && (entry.until() - entry.from()) / WindowKey.SIZE > MOST_WINDOWS_OF_AN_ODD_ROW) {
            return;
        }
        boolean isWhole = covered.count() == entry.until() - entry.from();
        try {
            spread(entry, partition, isWhole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many rows were taken. */
    long rows() {
        return rows;
    }

    private boolean checkByItself(LedgerEntry entry, SourcePartition source) {
        long ends = entry.cleaned() + entry.quarantined() + entry.duplicates() + entry.gaps() + entry.lost();
        boolean adds = entry.from() <= entry.until()
                && ends == entry.until() - entry.from()
                && fits(entry, entry.duplicateOffsets(), entry.duplicates())
                && fits(entry, entry.gapOffsets(), entry.gaps())
                && fits(entry, entry.lostOffsets(), entry.lost());
        if (!adds) {
            findings.add(Check.LEDGER_ROWS, source, entry.from(), entry.until());
            findings.tell(
                    Check.LEDGER_ROWS,
                    String.format(
                            Locale.ROOT,
                            "%s %d-%d, batch %d: %,d offsets; said to be %,d cleaned, %,d quarantined, %,d duplicates"
                                    + " (%,d listed), %,d gaps (%,d listed), %,d lost (%,d listed)",
                            source,
                            entry.from(),
                            entry.until() - 1,
                            entry.batchId(),
                            entry.until() - entry.from(),
                            entry.cleaned(),
                            entry.quarantined(),
                            entry.duplicates(),
                            entry.duplicateOffsets().count(),
                            entry.gaps(),
                            entry.gapOffsets().count(),
                            entry.lost(),
                            entry.lostOffsets().count()));
        }
        return adds;
    }

    /** Whether the list has as many offsets as the row counts, and all of them in its range. */
    private static boolean fits(LedgerEntry entry, OffsetRanges listed, long count) {
        boolean inside = true;
        for (int i = 0; i < listed.size(); i++) {
            inside &= listed.from(i) >= entry.from() && listed.until(i) <= entry.until();
        }
        return inside && listed.count() == count;
    }

    private void spread(LedgerEntry entry, int partition, boolean isWhole) throws IOException {
        Seal seal = Seal.of(entry.sealedMicros(), queries.number(entry.queryId()), entry.batchId());
        String topicId = topicIds.get(entry.topic());
        boolean isElsewhere = topicId != null && entry.topicId() != null && !topicId.equals(entry.topicId());
        var range = new LedgerPart(
                isElsewhere ? Kind.COVERED_ELSEWHERE : Kind.COVERED,
                rows,
                entry.from(),
                entry.until(),
                seal,
                isWhole ? entry.cleaned() : LedgerPart.UNCOUNTED,
                entry.quarantined());
        spread(partition, range);
        spread(partition, range, Kind.DUPLICATE, entry.duplicateOffsets());
        spread(partition, range, Kind.GAP, entry.gapOffsets());
        spread(partition, range, Kind.LOST, entry.lostOffsets());
    }

    private void spread(int partition, LedgerPart row, Kind kind, OffsetRanges listed) throws IOException {
        for (int i = 0; i < listed.size(); i++) {
            spread(partition, new LedgerPart(kind, row.row(), listed.from(i), listed.until(i), row.seal(), 0, 0));
        }
    }

    private void spread(int partition, LedgerPart part) throws IOException {
        if (part.from() >= part.until()) {
            return;
        }
        WindowKey last = WindowKey.of(partition, part.until() - 1);
        for (WindowKey key = WindowKey.of(partition, part.from()); key.number() <= last.number(); key = key.next()) {
            if (scope.touches(partition, key.from(), key.until())) {
                windows.at(key).ledger().add(part.within(key).record());
            }
        }
    }
}
