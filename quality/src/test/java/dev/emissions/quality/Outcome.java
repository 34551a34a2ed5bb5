package dev.emissions.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emissions.schemas.GramsField;
import dev.emissions.schemas.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A copy of all that a verdict says, to compare and to print. */
record Outcome(
        List<Rule> rejections,
        List<Rule> flags,
        List<Rule> counted,
        List<Repair> repairs,
        Map<String, String> texts,
        Map<GramsField, Long> nanograms,
        long impressions) {
    static Outcome of(Verdict verdict) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<GramsField, Long> nanograms = new LinkedHashMap<>();
        if (verdict.accepted()) {
            read(verdict.event(), texts, nanograms);
        }
        return new Outcome(
                verdict.rejections(),
                verdict.flags(),
                verdict.counted(),
                verdict.repairs(),
                texts,
                nanograms,
                verdict.accepted() ? verdict.event().impressions() : 0);
    }

    private static void read(CleanEvent event, Map<String, String> texts, Map<GramsField, Long> nanograms) {
        for (TextField field : TextField.values()) {
            if (event.length(field) >= 0) {
                texts.put(
                        field.column(),
                        new String(event.buffer(field), event.start(field), event.length(field), UTF_8));
            }
        }
        for (GramsField field : GramsField.values()) {
            if (event.has(field)) {
                nanograms.put(field, event.nanograms(field));
            }
        }
    }

    boolean accepted() {
        return rejections.isEmpty();
    }
}
