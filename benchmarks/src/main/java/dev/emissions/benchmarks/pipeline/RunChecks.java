package dev.emissions.benchmarks.pipeline;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;

/** Refuses figures of a run that did not do its work. */
final class RunChecks {
    /** The usual way keeps twins of earlier batches and knows fewer rules. */
    private static final double CLEANED_TOLERANCE = 0.02;

    private static final double QUARANTINED_TOLERANCE = 0.35;

    private RunChecks() {}

    /** Every event must have been read once and, by ours, have come to exactly one end that the tables show. */
    static void requireAccounted(Run run, long published) {
        require(run.events() == published, run, "events read", published, run.events());
        if (run.way() == Way.OURS) {
            Counts told = run.batches().stream().map(BatchLine::counts).reduce(Counts.NONE, Counts::plus);
            require(told.sum() == published, run, "events accounted for", published, told.sum());
            require(told.gaps() == 0, run, "gaps", 0, told.gaps());
            require(told.equals(run.counts()), run, "rows of the tables", told, run.counts());
        }
    }

    /** What another way wrote must be about what ours wrote. */
    static void requireLike(Run ours, Run other) {
        if (!other.way().writesTables()) {
            return;
        }
        requireNear(
                other, "rows cleaned", ours.counts().cleaned(), other.counts().cleaned(), CLEANED_TOLERANCE);
        requireNear(
                other,
                "rows quarantined",
                ours.counts().quarantined(),
                other.counts().quarantined(),
                QUARANTINED_TOLERANCE);
    }

    private static void requireNear(Run run, String what, long expected, long got, double tolerance) {
        require(Math.abs(got - expected) <= tolerance * expected, run, what, "about " + expected, got);
    }

    private static void require(boolean holds, Run run, String what, Object expected, Object got) {
        if (!holds) {
            throw new CommandFailure(
                    ExitCode.DATA,
                    "Cannot tell figures: the counts of run " + run.repetition() + ", "
                            + run.way().title() + ", are wrong; expected " + what + ": " + expected + ", got " + got);
        }
    }
}
