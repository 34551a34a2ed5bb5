package dev.emissions.proof.verify;

import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.OffsetRanges;
import dev.emissions.proof.ledger.SourcePartition;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks from tables and ledger alone that each offset of a window is in exactly one place. Not for several threads. */
final class DispositionCheck {
    private final Findings findings;
    private final RowTallies tallies;
    private final WindowState state;
    private final Map<Check, OffsetRanges> found = new EnumMap<>(Check.class);
    private long checked;
    private long corrected;

    DispositionCheck(Findings findings, RowTallies tallies, WindowState state) {
        this.findings = findings;
        this.tallies = tallies;
        this.state = state;
    }

    /** Checks the offsets of {@code scope}, which lie in the window that the state holds. */
    void check(WindowKey window, SourcePartition source, OffsetRanges scope) {
        found.clear();
        checked = 0;
        corrected = 0;
        for (int range = 0; range < scope.size(); range++) {
            for (long offset = scope.from(range); offset < scope.until(range); offset++) {
                check(source, offset);
            }
        }
        found.forEach((check, offsets) -> findings.add(check, source, offsets));
        findings.checked(Check.LEDGER_RANGES, scope.count());
        findings.checked(Check.MISSING, checked);
        findings.checked(Check.DOUBLE, checked);
        findings.checked(Check.CORRECTIONS, corrected);
        recount(window, source);
    }

    private void check(SourcePartition source, long offset) {
        int i = state.index(offset);
        if (state.covered(i) != 1) {
            fail(Check.LEDGER_RANGES, offset);
        }
        if (state.covered(i) == 0) {
            return;
        }
        checked++;
        if (state.corrections(i).isEmpty()) {
            int places = state.cleaned(i) + state.quarantined(i) + state.duplicates(i) + state.gaps(i) + state.lost(i);
            if (places == 0) {
                fail(Check.MISSING, offset);
            } else if (places > 1) {
                fail(Check.DOUBLE, offset);
                tellDouble(source, offset, i);
            }
        } else {
            corrected++;
            checkCorrected(source, offset, i);
        }
    }

    /** An offset that was moved: each place must have as many entries as its history says. */
    private void checkCorrected(SourcePartition source, long offset, int i) {
        List<Correction> chain = state.corrections(i);
        Disposition original = chain.get(0).from();
        // A record that was discarded has its row still when it is opened again.
        long rejections = chain.stream()
                        .filter(correction -> correction.to() == Disposition.QUARANTINED
                                && correction.from() != Disposition.DISCARDED)
                        .count()
                + count(original == Disposition.QUARANTINED);
        checkChain(source, offset, chain);
        boolean isCleaned = state.effective(i) == Disposition.CLEANED;
        if (isCleaned && state.cleaned(i) == 0) {
            fail(Check.CORRECTIONS, offset);
            fail(Check.MISSING, offset);
            tell(Check.CORRECTIONS, source, offset, "corrected to cleaned, but cleaned has no row");
        }
        compare(source, offset, "rows in cleaned", Math.max(state.cleaned(i), count(isCleaned)), count(isCleaned));
        compare(source, offset, "rows in quarantine", state.quarantined(i), rejections);
        compare(source, offset, "claims as a duplicate", state.duplicates(i), count(original == Disposition.DUPLICATE));
        compare(source, offset, "claims as a gap", state.gaps(i), count(original == Disposition.GAP));
        compare(source, offset, "claims as lost", state.lost(i), count(original == Disposition.LOST));
    }

    private void checkChain(SourcePartition source, long offset, List<Correction> chain) {
        for (int i = 1; i < chain.size(); i++) {
            if (chain.get(i - 1).to() != chain.get(i).from()) {
                fail(Check.CORRECTIONS, offset);
                tell(
                        Check.CORRECTIONS,
                        source,
                        offset,
                        "corrected to " + chain.get(i - 1).to().word() + ", then from "
                                + chain.get(i).from().word());
            }
        }
    }

    private void compare(SourcePartition source, long offset, String what, long got, long expected) {
        if (got != expected) {
            Check check = got > expected ? Check.DOUBLE : Check.MISSING;
            fail(check, offset);
            tell(
                    check,
                    source,
                    offset,
                    String.format(Locale.ROOT, "%d %s, expected %d by its corrections", got, what, expected));
        }
    }

    private void tellDouble(SourcePartition source, long offset, int i) {
        tell(
                Check.DOUBLE,
                source,
                offset,
                String.format(
                        Locale.ROOT,
                        "%d rows in cleaned, %d in quarantine; claimed %d times as a duplicate, %d as a gap, %d as lost",
                        state.cleaned(i),
                        state.quarantined(i),
                        state.duplicates(i),
                        state.gaps(i),
                        state.lost(i)));
    }

    private void tell(Check check, SourcePartition source, long offset, String sentence) {
        findings.tell(check, source + " " + offset + ": " + sentence);
    }

    private void recount(WindowKey window, SourcePartition source) {
        for (LedgerPart row : state.rows()) {
            if (row.cleaned() == LedgerPart.UNCOUNTED) {
                continue;
            }
            long cleaned = 0;
            long quarantined = 0;
            for (int i = state.index(row.from()); i < row.until() - window.from(); i++) {
                Disposition original = state.original(i);
                cleaned += count(original == Disposition.CLEANED);
                quarantined += count(original == Disposition.QUARANTINED);
            }
            tallies.add(new RowTallies.Tally(source, row, cleaned, quarantined), window);
        }
    }

    private void fail(Check check, long offset) {
        OffsetRanges offsets = found.computeIfAbsent(check, unused -> new OffsetRanges());
        if (offsets.size() == 0 || offsets.until(offsets.size() - 1) <= offset) {
            offsets.add(offset);
        }
    }

    private static int count(boolean condition) {
        return condition ? 1 : 0;
    }
}
