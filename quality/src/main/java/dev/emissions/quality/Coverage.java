package dev.emissions.quality;

import dev.emissions.schemas.EventView;
import dev.emissions.schemas.TextField;
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

    static Coverage of(EventView event) {
        for (Coverage coverage : ALL) {
            if (Texts.same(event, TextField.DOMAIN_COVERAGE, coverage.text)) {
                return coverage;
            }
        }
        return UNKNOWN;
    }
}
