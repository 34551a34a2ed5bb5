package dev.emissions.proof.verify;

import dev.emissions.lakehouse.Disposition;
import dev.emissions.proof.verify.LedgerPart.Kind;
import dev.emissions.proof.verify.WindowStore.WindowFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that is said of each offset of one window at a time; offsets are counted from the window's first. Not for several threads. */
final class WindowState {
    private static final int SIZE = WindowKey.SIZE;

    private final byte[] covered = new byte[SIZE];
    private final byte[] cleaned = new byte[SIZE];
    private final byte[] quarantined = new byte[SIZE];
    private final byte[] duplicates = new byte[SIZE];
    private final byte[] gaps = new byte[SIZE];
    private final byte[] lost = new byte[SIZE];
    private final long[] events = new long[SIZE];
    private final long[] raws = new long[SIZE];
    private final int[] rowOf = new int[SIZE];
    private final List<LedgerPart> rows = new ArrayList<>();
    private final Map<Integer, List<Long>> furtherRaws = new HashMap<>();
    private final Map<Integer, List<Correction>> corrections = new HashMap<>();
    private final Map<Integer, RecordFacts> archive = new HashMap<>();
    private long from;

    /** Forgets the window before and takes in this one. */
    void load(WindowKey window, WindowFacts facts) throws IOException {
        for (byte[] counts : new byte[][] {covered, cleaned, quarantined, duplicates, gaps, lost}) {
            Arrays.fill(counts, (byte) 0);
        }
        rows.clear();
        furtherRaws.clear();
        corrections.clear();
        archive.clear();
        from = window.from();
        facts.ledger().forEach((longs, at) -> add(LedgerPart.of(longs, at)));
        facts.rows().forEach(this::addRow);
        facts.corrections().forEach((longs, at) -> add(Correction.of(longs, at)));
        facts.archive().forEach((longs, at) -> {
            ArchivedRecord record = ArchivedRecord.of(longs, at);
            archive.put(index(record.offset()), record.facts());
        });
        corrections.values().forEach(chain -> chain.sort(Comparator.comparingLong(Correction::micros)));
    }

    private void add(LedgerPart part) {
        byte[] counts =
                switch (part.kind()) {
                    case COVERED, COVERED_ELSEWHERE -> covered;
                    case DUPLICATE -> duplicates;
                    case GAP -> gaps;
                    case LOST -> lost;
                };
        boolean isRow = part.kind() == Kind.COVERED || part.kind() == Kind.COVERED_ELSEWHERE;
        if (isRow) {
            rows.add(part);
        }
        for (int i = index(part.from()); i < part.until() - from; i++) {
            count(counts, i);
            if (isRow) {
                rowOf[i] = rows.size() - 1;
            }
        }
    }

    private void addRow(long[] longs, int at) {
        int i = index(RowMark.offset(longs, at));
        if (RowMark.isCleaned(longs, at)) {
            events[i] = RowMark.hash(longs, at);
            count(cleaned, i);
        } else if (quarantined[i] == 0) {
            raws[i] = RowMark.hash(longs, at);
            count(quarantined, i);
        } else {
            furtherRaws.computeIfAbsent(i, unused -> new ArrayList<>()).add(RowMark.hash(longs, at));
            count(quarantined, i);
        }
    }

    private void add(Correction correction) {
        corrections
                .computeIfAbsent(index(correction.offset()), unused -> new ArrayList<>())
                .add(correction);
    }

    private static void count(byte[] counts, int i) {
        if (counts[i] < Byte.MAX_VALUE) {
            counts[i]++;
        }
    }

    int index(long offset) {
        return (int) (offset - from);
    }

    /** How many ledger rows cover the offset. */
    int covered(int i) {
        return covered[i];
    }

    /** Whether the row that covers the offset speaks of another topic of the same name. */
    boolean isElsewhere(int i) {
        return row(i).kind() == Kind.COVERED_ELSEWHERE;
    }

    /** One of the ledger rows that cover the offset; there must be one. */
    LedgerPart row(int i) {
        return rows.get(rowOf[i]);
    }

    List<LedgerPart> rows() {
        return rows;
    }

    /** How many rows cleaned has for the offset. */
    int cleaned(int i) {
        return cleaned[i];
    }

    /** How many rows quarantine has for the offset. */
    int quarantined(int i) {
        return quarantined[i];
    }

    /** How many ledger rows claim it as a duplicate. */
    int duplicates(int i) {
        return duplicates[i];
    }

    int gaps(int i) {
        return gaps[i];
    }

    int lost(int i) {
        return lost[i];
    }

    /** What the offset's cleaned row says of the record, as {@link RecordFacts#event}. */
    long event(int i) {
        return events[i];
    }

    /** Whether every quarantine row of the offset holds these bytes. */
    boolean allRawsAre(int i, java.util.function.LongPredicate right) {
        return right.test(raws[i])
                && furtherRaws.getOrDefault(i, List.of()).stream().allMatch(right::test);
    }

    /** The offset's corrections, the earliest first. */
    List<Correction> corrections(int i) {
        return corrections.isEmpty() ? List.of() : corrections.getOrDefault(i, List.of());
    }

    /** What the archive has of the offset, or null. */
    RecordFacts archived(int i) {
        return archive.get(i);
    }

    /** Where the offset's batch put it, or null if nothing tells. */
    Disposition original(int i) {
        List<Correction> chain = corrections(i);
        return chain.isEmpty() ? standing(i) : chain.get(0).from();
    }

    /** Where the offset stands, or null if nothing tells. */
    Disposition effective(int i) {
        List<Correction> chain = corrections(i);
        return chain.isEmpty() ? standing(i) : chain.get(chain.size() - 1).to();
    }

    private Disposition standing(int i) {
        if (cleaned[i] > 0) {
            return Disposition.CLEANED;
        } else if (quarantined[i] > 0) {
            return Disposition.QUARANTINED;
        } else if (duplicates[i] > 0) {
            return Disposition.DUPLICATE;
        } else if (gaps[i] > 0) {
            return Disposition.GAP;
        }
        return lost[i] > 0 ? Disposition.LOST : null;
    }
}
