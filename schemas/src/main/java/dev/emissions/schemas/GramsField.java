package dev.emissions.schemas;

import java.util.Locale;

/** The stages of an ad's life that emit, and their total, in the order in which the schema declares them. */
public enum GramsField {
    AD_SELECTION,
    CREATIVE_DISTRIBUTION,
    MEDIA_DISTRIBUTION,
    CONSUMER_DEVICE,
    TOTAL;

    private static final GramsField[] ALL = values();

    private final String column = name().toLowerCase(Locale.ROOT) + "_grams";

    /** Name of the field in the schema, which is also its column in the cleaned table. */
    public String column() {
        return column;
    }

    static int count() {
        return ALL.length;
    }
}
