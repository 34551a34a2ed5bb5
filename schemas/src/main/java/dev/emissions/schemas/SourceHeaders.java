package dev.emissions.schemas;

/** Kafka record headers that tell where a row came from when it was dropped as a file; values are UTF-8 text. */
public final class SourceHeaders {
    /** Where the dropped file lies, unchanged: its path below the lake's {@code raw/} prefix. Its presence marks a file drop. */
    public static final String FILE = "emissions-source-file";

    /** Line of the row's first character in that file, counted from 1 (the header line, if any, is line 1). */
    public static final String LINE = "emissions-source-line";

    /** Why the row could not be read as an event; the record's value is then the row's own text. */
    public static final String ERROR = "emissions-source-error";

    /** The row's own text, where a field of it could not be read and the encoded event would otherwise lose it. */
    public static final String ROW = "emissions-source-row";

    private SourceHeaders() {}
}
