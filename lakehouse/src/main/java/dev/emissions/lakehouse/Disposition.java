package dev.emissions.lakehouse;

import java.util.Locale;

/** Where an offset of the topic ended; each offset that was read has exactly one. */
public enum Disposition {
    /** Its event is a row of cleaned. */
    CLEANED,
    /** Its record is an open row of quarantine. */
    QUARANTINED,
    /** The same event had been accepted before. */
    DUPLICATE,
    /** A person closed its quarantine row without a replay. */
    DISCARDED,
    /** The broker has no record there: compaction, an aborted transaction, a transaction's marker. */
    GAP,
    /** It was gone before it could be read, and a person accepted that. */
    LOST;

    /** The word that stands in the tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The disposition of that {@link #word}; throws IllegalArgumentException for any other text. */
    public static Disposition of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
