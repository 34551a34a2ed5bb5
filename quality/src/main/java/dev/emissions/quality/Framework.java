package dev.emissions.quality;

import static dev.emissions.schemas.GramsField.AD_SELECTION;
import static dev.emissions.schemas.GramsField.CONSUMER_DEVICE;
import static dev.emissions.schemas.GramsField.CREATIVE_DISTRIBUTION;
import static dev.emissions.schemas.GramsField.MEDIA_DISTRIBUTION;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.emissions.schemas.EventView;
import dev.emissions.schemas.GramsField;
import dev.emissions.schemas.TextField;
import java.util.List;

/** Which stages of an ad's life a row must account for. */
enum Framework {
    SCOPE3("scope3", List.of(AD_SELECTION, CREATIVE_DISTRIBUTION, MEDIA_DISTRIBUTION)),
    SCOPE3_CONSUMER_DEVICE(
            "scope3-consumer-device",
            List.of(AD_SELECTION, CREATIVE_DISTRIBUTION, MEDIA_DISTRIBUTION, CONSUMER_DEVICE)),
    GMSF("gmsf", List.of(AD_SELECTION, CREATIVE_DISTRIBUTION, CONSUMER_DEVICE)),
    /** Absent or not in the vocabulary: held to what nearly all sources deliver. */
    UNKNOWN("", SCOPE3.required);

    private static final Framework[] ALL = values();

    private final byte[] text;
    private final List<GramsField> required;
    private final int requiredBits;

    Framework(String text, List<GramsField> required) {
        this.text = text.getBytes(US_ASCII);
        this.required = required;
        this.requiredBits =
                required.stream().mapToInt(field -> 1 << field.ordinal()).sum();
    }

    /** The components that must be there, one bit for each ordinal. */
    int requiredBits() {
        return requiredBits;
    }

    static Framework of(EventView event) {
        for (Framework framework : ALL) {
            if (Texts.same(event, TextField.FRAMEWORK, framework.text)) {
                return framework;
            }
        }
        return UNKNOWN;
    }
}
