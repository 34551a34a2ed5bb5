package dev.emissions.schemas;

import java.util.Locale;

/** The text fields of {@link EmissionEvent}, in the order in which the schema declares them. */
public enum TextField {
    EVENT_ID,
    DOMAIN,
    CHANNEL,
    FORMAT,
    AD_SIZE,
    COUNTRY,
    REGION,
    DEVICE,
    NETWORK,
    DOMAIN_COVERAGE,
    FRAMEWORK,
    METHODOLOGY_VERSION,
    SELLER_DOMAIN,
    BUYING_METHOD;

    private static final TextField[] ALL = values();

    private final String column = name().toLowerCase(Locale.ROOT);

    /** Name of the field in the schema, which is also its column in the cleaned table. */
    public String column() {
        return column;
    }

    static int count() {
        return ALL.length;
    }
}
