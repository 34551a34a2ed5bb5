package dev.emissions.lakehouse;

/** What came of an attempt to append files to a table as it was at a certain version. */
public sealed interface AppendOutcome {
    /**
     * The files are in the table.
     *
     * @param version the table's version that holds them
     */
    record Committed(long version) implements AppendOutcome {}

    /** They were in the table already, by an earlier run of the same append. */
    record Stood() implements AppendOutcome {}

    /**
     * Nothing was done: another writer brought rows in or out meanwhile.
     *
     * @param version the table's newest version
     */
    record Overtaken(long version) implements AppendOutcome {}
}
