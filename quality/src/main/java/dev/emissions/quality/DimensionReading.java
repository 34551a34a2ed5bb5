package dev.emissions.quality;

import dev.emissions.quality.Spelling.Standing;
import dev.emissions.schemas.Vocabulary;
import java.util.List;
import java.util.function.Function;

/** Reads the texts of a dimension that has a vocabulary: country, device, format. */
final class DimensionReading implements Function<String, Spelling> {
    private final Vocabulary vocabulary;
    private final List<String> values;
    private final String standIn;

    /**
     * @param standIn the value kept where the text is absent or means nothing
     */
    DimensionReading(Vocabulary vocabulary, String standIn) {
        this.vocabulary = vocabulary;
        this.values = List.copyOf(vocabulary.values());
        this.standIn = standIn;
    }

    /** Position of a value that the vocabulary surely has. */
    static int codeOf(Vocabulary vocabulary, String value) {
        int code = List.copyOf(vocabulary.values()).indexOf(value);
        if (code < 0) {
            throw new IllegalArgumentException("Cannot find " + value + ": expected one of " + vocabulary.values());
        }
        return code;
    }

    @Override
    public Spelling apply(String text) {
        if (Absence.isStatedBy(text)) {
            return Spelling.replaced(Standing.MISSING, standIn, -1);
        }
        if (vocabulary.contains(text)) {
            return Spelling.exact(values.indexOf(text));
        }
        return vocabulary
                .valueOf(text)
                .map(value -> Spelling.replaced(Standing.RESPELLED, value, values.indexOf(value)))
                .orElseGet(() -> Spelling.replaced(Standing.UNKNOWN, standIn, -1));
    }
}
