package dev.emissions.quality;

/**
 * One rule of the catalogue.
 *
 * @param id stable and never reused: it stands in tables, metrics and documents
 * @param reaction what firing does to the row
 * @param description when it fires and what becomes of the value, for people
 * @param subject what of the row it looks at
 * @param replaces whether a value is replaced when it fires, so that the stated one must stay with the row
 * @param when whether it fires
 */
public record Rule(
        String id, Reaction reaction, String description, Subject subject, boolean replaces, Condition when) {
    /** Whether a rule fires for the event that the facts describe. */
    @FunctionalInterface
    interface Condition {
        boolean holds(Facts facts);
    }

    static Rule reject(String id, Subject subject, String description, Condition when) {
        return new Rule(id, Reaction.REJECT, description, subject, false, when);
    }

    static Rule repair(String id, Subject subject, String description, Condition when) {
        return new Rule(id, Reaction.REPAIR, description, subject, true, when);
    }

    static Rule flag(String id, Subject subject, String description, Condition when) {
        return new Rule(id, Reaction.FLAG, description, subject, false, when);
    }

    /** A flag that also puts a stand-in such as {@code unknown} in the place of the stated value. */
    static Rule flagAndReplace(String id, Subject subject, String description, Condition when) {
        return new Rule(id, Reaction.FLAG, description, subject, true, when);
    }

    static Rule count(String id, Subject subject, String description, Condition when) {
        return new Rule(id, Reaction.COUNT, description, subject, false, when);
    }

    /** Name of the column that the rule looks at; several names, or {@code record}, where it is not one column. */
    public String field() {
        return subject.label();
    }

    @Override
    public String toString() {
        return id;
    }
}
