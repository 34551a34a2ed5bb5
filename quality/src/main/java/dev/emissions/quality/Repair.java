package dev.emissions.quality;

/**
 * A value that was replaced, so that it can be put back.
 *
 * @param rule the rule that replaced it
 * @param field column of the value
 * @param raw what the record stated; null when the field was absent
 */
public record Repair(Rule rule, String field, String raw) {}
