package dev.emissions.proof.verify;

import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.OffsetRanges;
import dev.emissions.proof.ledger.SourcePartition;
import dev.emissions.proof.verify.BeyondProof.Reason;
import dev.emissions.proof.verify.RecordSource.Held;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Holds the rows and claims of a window against the records themselves: the broker's, or the archive's where the broker has them no
 * longer. Not for several threads; to be closed.
 */
final class ContentCheck implements Closeable {
    private static final Check[] CHECKS = Check.values();

    private final RecordSource source;
    private final boolean isAsked;
    private final Findings findings;
    private final BeyondProof beyond;
    private final IdStore ids;
    private final WindowState state;
    private final RecordPrint print = new RecordPrint();
    private final BitSet seen = new BitSet(WindowKey.SIZE);
    private final Map<Check, OffsetRanges> found = new EnumMap<>(Check.class);
    private final long[] checked = new long[CHECKS.length];
    private RecordSource.Reader reader;
    private WindowKey window;

    ContentCheck(RecordSource source, Findings findings, BeyondProof beyond, IdStore ids, WindowState state) {
        this.source = source;
        this.isAsked = source != RecordSource.NONE;
        this.findings = findings;
        this.beyond = beyond;
        this.ids = ids;
        this.state = state;
    }

    /** Checks the offsets of {@code scope}, which lie in the window that the state holds. */
    void check(WindowKey key, SourcePartition partition, OffsetRanges scope) throws IOException {
        window = key;
        found.clear();
        Arrays.fill(checked, 0);
        seen.clear();
        Optional<Held> held = source.held(partition);
        for (int i = 0; i < scope.size(); i++) {
            if (held.isPresent()) {
                checkHeld(partition, scope.from(i), scope.until(i), held.orElseThrow());
            } else {
                checkArchived(scope.from(i), scope.until(i), isAsked ? Reason.RECREATED : Reason.NOT_ASKED);
            }
        }
        found.forEach((check, offsets) -> findings.add(check, partition, offsets));
        for (Check check : CHECKS) {
            findings.checked(check, checked[check.ordinal()]);
        }
    }

    private void checkHeld(SourcePartition partition, long from, long until, Held held) throws IOException {
        long first = Math.min(until, Math.max(from, held.first()));
        long end = Math.max(first, Math.min(until, held.end()));
        if (first < end) {
            if (reader == null) {
                reader = source.reader();
            }
            first = Math.min(end, reader.read(partition, first, end, this::checkRecord));
        }
        checkArchived(from, first, Reason.EXPIRED);
        for (long offset = first; offset < until; offset++) {
            int i = state.index(offset);
            if (state.covered(i) > 0 && state.isElsewhere(i)) {
                checkArchived(offset, offset + 1, Reason.RECREATED);
            } else if (!seen.get(i)) {
                checkAbsent(offset, i, held.isCompacted());
            }
        }
    }

    /** An offset of which the broker has no record. */
    private void checkAbsent(long offset, int i, boolean isCompacted) {
        if (saysThatThereIsNone(i)) {
            count(Check.GAPS);
        } else if (claimsRecord(i)) {
            if (isCompacted) {
                beyond.add(Reason.COMPACTED, 1);
            } else {
                count(Check.RECORDS);
                fail(Check.RECORDS, offset);
            }
        }
    }

    private void checkArchived(long from, long until, Reason reason) throws IOException {
        long without = 0;
        for (long offset = from; offset < until; offset++) {
            int i = state.index(offset);
            RecordFacts archived = state.archived(i);
            if (archived != null) {
                check(offset, i, archived);
            } else if (claimsRecord(i) || state.effective(i) == Disposition.GAP) {
                without++;
            }
        }
        beyond.add(reason, without);
    }

    private boolean saysThatThereIsNone(int i) {
        return state.effective(i) == Disposition.GAP || state.effective(i) == Disposition.LOST;
    }

    private boolean claimsRecord(int i) {
        return state.cleaned(i) + state.quarantined(i) + state.duplicates(i) > 0;
    }

    private void checkRecord(long offset, byte[] value) throws IOException {
        int i = state.index(offset);
        seen.set(i);
        if (state.covered(i) == 0 || state.isElsewhere(i)) {
            return;
        }
        if (state.quarantined(i) == 0 && state.corrections(i).isEmpty() && !saysThatThereIsNone(i)) {
            checkPlain(offset, i, value);
        } else {
            check(offset, i, RecordFacts.of(value, print));
        }
    }

    /** The usual case, without making objects: a cleaned row, or a duplicate. */
    private void checkPlain(long offset, int i, byte[] value) throws IOException {
        if (!claimsRecord(i)) {
            return;
        }
        count(Check.RECORDS);
        boolean isEvent = print.take(value);
        if (state.cleaned(i) > 0) {
            count(Check.CLEANED_PAYLOADS);
            if (!isEvent || event(print) != state.event(i)) {
                fail(Check.CLEANED_PAYLOADS, offset);
            }
        }
        if (state.duplicates(i) > 0) {
            claimTwin(offset, i, RecordFacts.of(value, print));
        }
    }

    private static long event(RecordPrint print) {
        return RecordFacts.event(print.payload(), print.idHigh(), print.idLow(), print.day());
    }

    private void check(long offset, int i, RecordFacts record) throws IOException {
        if (saysThatThereIsNone(i)) {
            count(Check.GAPS);
            fail(Check.GAPS, offset);
        }
        if (!claimsRecord(i)) {
            return;
        }
        count(Check.RECORDS);
        List<RecordFacts> values = values(record, state.corrections(i));
        if (state.cleaned(i) > 0) {
            count(Check.CLEANED_PAYLOADS);
            if (values.stream().noneMatch(value -> value.isEvent() && value.event() == state.event(i))) {
                fail(Check.CLEANED_PAYLOADS, offset);
            }
        }
        if (state.quarantined(i) > 0) {
            count(Check.QUARANTINE_VALUES);
            if (!state.allRawsAre(i, raw -> values.stream().anyMatch(value -> value.raw() == raw))) {
                fail(Check.QUARANTINE_VALUES, offset);
            }
        }
        if (state.effective(i) == Disposition.DUPLICATE) {
            claimTwin(offset, i, values.get(values.size() - 1));
        }
    }

    /** What the rows of the offset may hold: the record's value, and those that people made of it. */
    private static List<RecordFacts> values(RecordFacts record, List<Correction> chain) {
        if (chain.isEmpty()) {
            return List.of(record);
        }
        List<RecordFacts> values = new ArrayList<>(List.of(record));
        chain.stream().map(Correction::edited).filter(Objects::nonNull).forEach(values::add);
        return values;
    }

    private void claimTwin(long offset, int i, RecordFacts record) throws IOException {
        count(Check.DUPLICATES);
        if (!record.isEvent()) {
            fail(Check.DUPLICATES, offset);
            return;
        }
        List<Correction> chain = state.corrections(i);
        Seal seal = chain.isEmpty()
                ? state.row(i).seal()
                : new Seal(chain.get(chain.size() - 1).micros(), Seal.NO_BATCH);
        ids.addClaim(DuplicateClaim.of(record, window.partition(), offset, seal));
    }

    private void count(Check check) {
        checked[check.ordinal()]++;
    }

    private void fail(Check check, long offset) {
        found.computeIfAbsent(check, unused -> new OffsetRanges()).add(offset);
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
