package dev.emissions.proof.verify;

import dev.emissions.proof.spill.Bucket;
import dev.emissions.proof.spill.SpillSpace;
import java.io.IOException;

/** The duplicates' twins: those found where they must be are done with, the others are kept for a closer look. */
final class Twins {
    private final Findings findings;
    private final Partitions partitions;
    private final Bucket questions;
    private final Bucket missing;

    Twins(SpillSpace space, Findings findings, Partitions partitions) {
        this.findings = findings;
        this.partitions = partitions;
        this.questions = space.bucket(TwinQuestion.WIDTH);
        this.missing = space.bucket(DuplicateClaim.WIDTH);
    }

    /** The claim's twin is the cleaned row at that position. */
    void found(DuplicateClaim claim, int partition, long offset) throws IOException {
        if (claim.partition() == partition && offset < claim.offset()) {
            return;
        }
        if (claim.partition() == partition && offset == claim.offset()) {
            fail(claim, "its only twin is its own row");
            return;
        }
        questions.add(new TwinQuestion(claim, partition, offset).record());
    }

    /** No row that was read is the claim's twin. */
    void notFound(DuplicateClaim claim) throws IOException {
        missing.add(claim.record());
    }

    /** {@link TwinQuestion}s: whether a row elsewhere was accepted before the duplicate. */
    Bucket questions() {
        return questions;
    }

    /** {@link DuplicateClaim}s without a twin among the rows that were read. */
    Bucket missing() {
        return missing;
    }

    Findings findings() {
        return findings;
    }

    void fail(DuplicateClaim claim, String why) {
        var source = partitions.source(claim.partition());
        findings.add(Check.DUPLICATES, source, claim.offset(), claim.offset() + 1);
        findings.tell(Check.DUPLICATES, source + " " + claim.offset() + ": " + why);
    }
}
