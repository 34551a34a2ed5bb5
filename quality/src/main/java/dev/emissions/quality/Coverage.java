package dev.emissions.quality;

import java.util.Arrays;
import java.util.Locale;

/** How the emissions of a row's domain are known. */
enum Coverage {
    MEASURED,
    MODELED,
    MISSING,
    /** Also where the row states nothing, or nothing that is in the vocabulary. */
    UNKNOWN;

    private static final Coverage[] ALL = values();

    private final String text = name().toLowerCase(Locale.ROOT);

    boolean hasEmissions() {
        return this == MEASURED || this == MODELED;
    }

    /** The coverage of that name; {@link #UNKNOWN} also for null. */
    static Coverage of(String name) {
        return Arrays.stream(ALL)
                .filter(coverage -> coverage.text.equals(name))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
