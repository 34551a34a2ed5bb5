package dev.emissions.proof.verify;

import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.OffsetRanges;
import dev.emissions.proof.ledger.Entries;
import dev.emissions.proof.ledger.LedgerEntry;
import dev.emissions.proof.ledger.SourcePartition;
import dev.emissions.proof.spill.SpillSpace;
import dev.emissions.proof.verify.Scope.Sealed;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** One partition's books for a test, built up entry by entry and then checked as the command checks them. */
final class Windows implements Closeable {
    static final SourcePartition SOURCE = new SourcePartition("events", 0);

    final Findings findings = new Findings();
    final BeyondProof beyond = new BeyondProof();
    final SpillSpace space;
    final Scope scope;
    final WindowStore windows;
    final IdStore ids;
    private final LedgerSpread spread;

    Windows(Path folder, long first, long end) throws IOException {
        this(folder, first, end, first, end);
    }

    /** Sealed from {@code first} until {@code end}, of which those from {@code from} until {@code until} are verified. */
    Windows(Path folder, long first, long end, long from, long until) throws IOException {
        space = new SpillSpace(folder, 1 << 20);
        boolean isAll = first == from && end == until;
        scope = new Scope(new Partitions(), isAll ? Scope.Extent.ALL : Scope.Extent.PART);
        scope.add(SOURCE, new Sealed(first, end), offsets(from, until));
        windows = new WindowStore(space);
        ids = new IdStore(space, 0);
        spread = new LedgerSpread(scope, windows, findings, new Queries(), Map.of());
    }

    Windows sealed(LedgerEntry entry) {
        spread.take(entry);
        return this;
    }

    Windows sealed(int batch, long from, long until) {
        return sealed(Entries.sealed(batch, 0, from, until));
    }

    Windows cleaned(long from, long until) throws IOException {
        long[] mark = new long[RowMark.WIDTH];
        for (long offset = from; offset < until; offset++) {
            RowMark.cleaned(mark, offset, offset * 31);
            windows.at(0, offset).rows().add(mark);
        }
        return this;
    }

    Windows quarantined(long offset, long raw) throws IOException {
        long[] mark = new long[RowMark.WIDTH];
        RowMark.quarantined(mark, offset, raw);
        windows.at(0, offset).rows().add(mark);
        return this;
    }

    Windows corrected(long offset, long micros, Disposition from, Disposition to) throws IOException {
        windows.at(0, offset).corrections().add(new Correction(offset, micros, from, to, null).record());
        return this;
    }

    /** Checks all windows against {@code source}. */
    Findings check(RecordSource source) throws IOException {
        UncoveredWindows.find(scope, windows.keys(), findings);
        var tallies = new RowTallies(findings);
        var state = new WindowState();
        var dispositions = new DispositionCheck(findings, tallies, state);
        try (var content = new ContentCheck(source, findings, beyond, ids, state)) {
            for (WindowKey key : windows.keys()) {
                state.load(key, windows.at(key));
                OffsetRanges offsets = scope.clip(key.partition(), key.from(), key.until());
                dispositions.check(key, SOURCE, offsets);
                content.check(key, SOURCE, offsets);
            }
        }
        tallies.finish();
        return findings;
    }

    /** Offsets at which the check failed, such as 5-6,8. */
    String failed(Check check) {
        return findings.failures(check).isEmpty()
                ? ""
                : findings.failures(check).get(0).offsets().toString();
    }

    static OffsetRanges offsets(long from, long until) {
        OffsetRanges offsets = new OffsetRanges();
        offsets.add(from, until);
        return offsets;
    }

    @Override
    public void close() throws IOException {
        space.close();
    }
}
