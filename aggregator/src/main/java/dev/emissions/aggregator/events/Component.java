package dev.emissions.aggregator.events;

import dev.emissions.lakehouse.CleanedTable;

/** A stage of an ad's life that emits. */
public enum Component {
    AD_SELECTION(CleanedTable.AD_SELECTION_GRAMS, "ad selection"),
    CREATIVE_DISTRIBUTION(CleanedTable.CREATIVE_DISTRIBUTION_GRAMS, "creative distribution"),
    MEDIA_DISTRIBUTION(CleanedTable.MEDIA_DISTRIBUTION_GRAMS, "media distribution"),
    CONSUMER_DEVICE(CleanedTable.CONSUMER_DEVICE_GRAMS, "the consumer device");

    private final String column;
    private final String text;

    Component(String column, String text) {
        this.column = column;
        this.text = text;
    }

    /** The column of its grams in {@code cleaned}. */
    public String column() {
        return column;
    }

    /** How a sentence names it. */
    public String text() {
        return text;
    }
}
