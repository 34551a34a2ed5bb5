package dev.emissions.quality;

import dev.emissions.schemas.GramsField;
import dev.emissions.schemas.TextField;

/** An accepted event as it goes into the table: repaired values where there are repairs, the record's own bytes elsewhere. */
public final class CleanEvent {
    private final Facts facts;

    CleanEvent(Facts facts) {
        this.facts = facts;
    }

    /** The UTC day of the event time, as days since 1970-01-01. */
    public int eventDate() {
        return facts.eventTime().epochDay();
    }

    /** Microseconds since 1970-01-01T00:00:00Z. */
    public long eventTimeMicros() {
        return facts.eventTime().micros();
    }

    /** The bytes in which {@link #start} and {@link #length} point for this field: UTF-8, not to be changed. */
    public byte[] buffer(TextField field) {
        byte[] replacement = replacement(field);
        return replacement == null ? facts.event().buffer() : replacement;
    }

    /** Position of the field's first byte; meaningless when the field is absent. */
    public int start(TextField field) {
        return replacement(field) == null ? facts.event().start(field) : 0;
    }

    /** Length of the field in bytes, or -1 when it is absent. */
    public int length(TextField field) {
        byte[] replacement = replacement(field);
        return replacement == null ? facts.event().length(field) : replacement.length;
    }

    private byte[] replacement(TextField field) {
        Spelling spelling = facts.spelling(field);
        return spelling == null ? null : spelling.replacement();
    }

    public long impressions() {
        return facts.impressions();
    }

    /** Whether there are grams of that kind; an event without emissions, which counts in coverage only, may have none, not even a total. */
    public boolean has(GramsField field) {
        return facts.emissions().has(field);
    }

    /** Nanograms (1e-9 g) of CO2e for all impressions; 0 when absent, so ask {@link #has} first. */
    public long nanograms(GramsField field) {
        return facts.emissions().nanograms(field);
    }

    public boolean hasProducerSequence() {
        return facts.event().hasProducerSequence();
    }

    public long producerSequence() {
        return facts.event().producerSequence();
    }
}
