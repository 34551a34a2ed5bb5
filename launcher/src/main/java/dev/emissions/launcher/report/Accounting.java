package dev.emissions.launcher.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The books, from two sides: what the ledger says, and what was counted row by row in the tables.
 *
 * @param sent records that the demo published
 * @param read offsets that the ledger covers, each counted once
 * @param ledger the ledger's sums
 * @param tables rows counted in the tables; duplicates and gaps, which are in no table, by the ledger's lists of offsets
 * @param lost offsets read that have no end
 * @param twice offsets with two ends, or covered twice by the ledger
 * @param unread offsets with an end that the ledger does not cover
 */
public record Accounting(
        long sent, long read, Dispositions ledger, Dispositions tables, long lost, long twice, long unread) {

    static Accounting of(long sent, EventFacts facts) {
        OffsetProof proof = facts.proof();
        return new Accounting(
                sent,
                proof.offsetsRead(),
                facts.ledger(),
                facts.tables(),
                proof.offsetsLost(),
                proof.offsetsEndedTwice() + proof.offsetsReadTwice(),
                proof.offsetsUnread());
    }

    /** Whether every record sent was read once and has exactly one end, and both sides agree on it. */
    @JsonProperty
    public boolean balanced() {
        return read == sent
                && ledger.total() == read
                && ledger.equals(tables)
                && lost == 0
                && twice == 0
                && unread == 0;
    }
}
