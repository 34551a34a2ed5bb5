package dev.emissions.proof.verify;

import dev.emissions.proof.ledger.SourcePartition;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What was recounted of each ledger row that several windows share. Safe for use by several threads. */
final class RowTallies {
    private final Map<Long, Tally> open = new HashMap<>();
    private final Findings findings;

    RowTallies(Findings findings) {
        this.findings = findings;
    }

    /**
     * The recount of one window's part of a ledger row.
     *
     * @param part as the window has it
     * @param cleaned offsets of the part that were cleaned when the row was sealed; quarantined likewise
     */
    record Tally(SourcePartition source, LedgerPart part, long cleaned, long quarantined) {
        Tally and(Tally other) {
            LedgerPart both = new LedgerPart(
                    part.kind(),
                    part.row(),
                    Math.min(part.from(), other.part.from()),
                    Math.max(part.until(), other.part.until()),
                    part.seal(),
                    part.cleaned(),
                    part.quarantined());
            return new Tally(source, both, cleaned + other.cleaned, quarantined + other.quarantined);
        }

        boolean agrees() {
            return cleaned == part.cleaned() && quarantined == part.quarantined();
        }
    }

    /** Takes the recount of a part; {@code window} tells whether the row may go on beyond it. */
    synchronized void add(Tally tally, WindowKey window) {
        boolean mayGoOn = tally.part.from() == window.from() || tally.part.until() == window.until();
        if (mayGoOn) {
            open.merge(tally.part.row(), tally, Tally::and);
        } else {
            judge(tally);
        }
    }

    /** Judges the rows that several windows shared, when all windows are through. */
    synchronized void finish() {
        open.values().forEach(this::judge);
        open.clear();
    }

    private void judge(Tally tally) {
        findings.checked(Check.LEDGER_COUNTS, 1);
        if (!tally.agrees()) {
            LedgerPart part = tally.part;
            findings.add(Check.LEDGER_COUNTS, tally.source, part.from(), part.until());
            findings.tell(
                    Check.LEDGER_COUNTS,
                    String.format(
                            Locale.ROOT,
                            "%s %d-%d: the ledger says %,d cleaned and %,d quarantined; the tables had %,d and %,d",
                            tally.source,
                            part.from(),
                            part.until() - 1,
                            part.cleaned(),
                            part.quarantined(),
                            tally.cleaned,
                            tally.quarantined));
        }
    }
}
