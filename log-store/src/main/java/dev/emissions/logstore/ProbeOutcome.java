package dev.emissions.logstore;

/** What {@link ConditionalPutProbe} saw, and the store's own words where it gave any. */
public record ProbeOutcome(Finding finding, String detail) {
    static ProbeOutcome holds() {
        return new ProbeOutcome(Finding.HOLDS, "");
    }

    /** Kinds of outcome; all but {@link #HOLDS} mean that no table should be written there. */
    public enum Finding {
        HOLDS,
        /** Two writers of one key were both told that they had won: commits would be lost silently. */
        CONDITION_IGNORED,
        /** User metadata is not kept: a writer could not tell its own commit from a rival's after a lost reply. */
        METADATA_LOST,
        NO_BUCKET,
        ACCESS_DENIED,
        UNREACHABLE
    }
}
