package dev.emissions.quality;

/** What a rule that fires does to the row; the worst reaction decides. */
public enum Reaction {
    /** Identity, time or quantity cannot be trusted: the row goes to quarantine with its bytes and every reason. */
    REJECT,
    /** The right value is certain: it replaces the stated one, which stays with the row. */
    REPAIR,
    /** Possible but doubtful: the row is kept and marked. */
    FLAG,
    /** Neither changed nor doubted: it is only counted. */
    COUNT
}
