package dev.emissions.quality;

import dev.emissions.schemas.EventView;
import dev.emissions.schemas.GramsField;
import dev.emissions.schemas.TextField;
import java.util.function.Function;

/**
 * What of an event a rule looks at, and how the stated value reads.
 *
 * @param label the name for documents
 * @param note what the row must keep when the rule replaces the value
 */
record Subject(String label, Note note) {
    /** Writes down the value that a rule replaces. */
    @FunctionalInterface
    interface Note {
        Repair of(Rule rule, Facts facts);
    }

    static final Subject RECORD = fixed("record");
    static final Subject EVENT_TIME = fixed("event_time");
    static final Subject EVENT_ID = fixed(TextField.EVENT_ID.column());
    static final Subject AD_SIZE = fixed(TextField.AD_SIZE.column());
    static final Subject DOMAIN_COVERAGE = fixed(TextField.DOMAIN_COVERAGE.column());
    static final Subject FRAMEWORK = fixed(TextField.FRAMEWORK.column());
    static final Subject GRAMS = fixed("all grams");
    static final Subject COMPONENTS = fixed("component grams");
    static final Subject DOMAIN = spelt(TextField.DOMAIN, Facts::domain);
    static final Subject COUNTRY = spelt(TextField.COUNTRY, Facts::country);
    static final Subject DEVICE = spelt(TextField.DEVICE, Facts::device);
    static final Subject FORMAT = spelt(TextField.FORMAT, Facts::format);
    static final Subject IMPRESSIONS =
            new Subject("impressions", (rule, facts) -> new Repair(rule, "impressions", null));
    static final Subject TOTAL = new Subject(
            GramsField.TOTAL.column(),
            (rule, facts) -> new Repair(rule, GramsField.TOTAL.column(), statedTotal(facts.event())));
    static final Subject MISSING_COMPONENT = new Subject(
            "component grams",
            (rule, facts) -> new Repair(rule, facts.emissions().derived().column(), null));

    private static Subject fixed(String label) {
        return new Subject(label, (rule, facts) -> {
            throw new IllegalStateException(rule + " replaces nothing");
        });
    }

    private static Subject spelt(TextField field, Function<Facts, Spelling> spelling) {
        return new Subject(
                field.column(), (rule, facts) -> spelling.apply(facts).repair(rule, field, facts.event()));
    }

    private static String statedTotal(EventView event) {
        return event.has(GramsField.TOTAL) ? Double.toString(event.grams(GramsField.TOTAL)) : null;
    }
}
