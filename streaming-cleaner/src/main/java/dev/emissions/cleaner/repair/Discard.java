package dev.emissions.cleaner.repair;

import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import java.io.IOException;
import java.util.List;

/** Closes rejected records without a replay, or opens such records again. */
final class Discard implements Decider {
    private final Lake lake;
    private final Operation operation;
    private final Disposition from;
    private final Disposition to;

    private Discard(Lake lake, Operation operation, Disposition from, Disposition to) {
        this.lake = lake;
        this.operation = operation;
        this.from = from;
        this.to = to;
    }

    static Discard closing(Lake lake, Operation operation) {
        return new Discard(lake, operation, Disposition.QUARANTINED, Disposition.DISCARDED);
    }

    static Discard reopening(Lake lake, Operation operation) {
        return new Discard(lake, operation, Disposition.DISCARDED, Disposition.QUARANTINED);
    }

    /** Where the records must stand. */
    Disposition from() {
        return from;
    }

    @Override
    public Decision decide(List<Candidate> candidates, long correctedMicros) throws IOException {
        RepairTally tally = new RepairTally();
        candidates.forEach(candidate -> tally.countMoved());
        List<Correction> corrections = candidates.stream()
                .map(candidate -> new Correction(candidate.position(), from, to, candidate.editedValue()))
                .toList();
        return new Decision(
                0,
                List.of(),
                corrections.isEmpty() ? List.of() : Correction.write(lake, operation, correctedMicros, corrections),
                tally);
    }

    @Override
    public Decision decideAgain(List<Candidate> candidates, long correctedMicros) throws IOException {
        return decide(candidates, correctedMicros);
    }
}
