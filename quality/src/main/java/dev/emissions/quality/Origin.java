package dev.emissions.quality;

/** How an event came to the broker. */
public enum Origin {
    STREAM,
    /** A row of a dropped file: it may be as old as it likes. */
    FILE_DROP
}
