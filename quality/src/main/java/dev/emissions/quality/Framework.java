package dev.emissions.quality;

import static dev.emissions.schemas.GramsField.AD_SELECTION;
import static dev.emissions.schemas.GramsField.CONSUMER_DEVICE;
import static dev.emissions.schemas.GramsField.CREATIVE_DISTRIBUTION;
import static dev.emissions.schemas.GramsField.MEDIA_DISTRIBUTION;

import dev.emissions.schemas.GramsField;
import java.util.Arrays;

/** Which stages of an ad's life a row must account for. */
enum Framework {
    SCOPE3("scope3", AD_SELECTION, CREATIVE_DISTRIBUTION, MEDIA_DISTRIBUTION),
    SCOPE3_CONSUMER_DEVICE(
            "scope3-consumer-device", AD_SELECTION, CREATIVE_DISTRIBUTION, MEDIA_DISTRIBUTION, CONSUMER_DEVICE),
    GMSF("gmsf", AD_SELECTION, CREATIVE_DISTRIBUTION, CONSUMER_DEVICE),
    /** Absent or not in the vocabulary: held to the components of {@link #SCOPE3}, which nearly all sources deliver. */
    UNKNOWN("", AD_SELECTION, CREATIVE_DISTRIBUTION, MEDIA_DISTRIBUTION);

    private static final Framework[] ALL = values();

    private final String text;
    private final int requiredBits;

    Framework(String text, GramsField... required) {
        this.text = text;
        this.requiredBits =
                Arrays.stream(required).mapToInt(field -> 1 << field.ordinal()).sum();
    }

    /** The components that must be there, one bit for each ordinal. */
    int requiredBits() {
        return requiredBits;
    }

    /** The framework of that name; {@link #UNKNOWN} also for null. */
    static Framework of(String name) {
        return Arrays.stream(ALL)
                .filter(framework -> framework.text.equals(name))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
