package dev.emissions.producer.generator;

import dev.emissions.schemas.EmissionEvent;
import java.util.function.UnaryOperator;

/** One event as it is to be written, with the truth about it; filled anew for every position. */
final class GeneratedEvent {
    private final EmissionEvent event = new EmissionEvent();
    private final EventEncoder encoder = new EventEncoder();
    private long sequence;
    private Issue issue;
    private UnaryOperator<byte[]> damage;
    private AnomalyKind anomaly;
    private double magnitude;

    void begin(long position) {
        sequence = position;
        issue = null;
        damage = null;
        anomaly = null;
        magnitude = 0;
    }

    void issue(Issue injected) {
        issue = injected;
    }

    void damage(UnaryOperator<byte[]> change) {
        damage = change;
    }

    void anomaly(AnomalyKind kind, double factor) {
        anomaly = kind;
        magnitude = factor;
    }

    long sequence() {
        return sequence;
    }

    /** The event's fields; owned by this object and overwritten by the next position. */
    EmissionEvent event() {
        return event;
    }

    /** The injected fault, or null. */
    Issue issue() {
        return issue;
    }

    /** The injected anomaly, or null. */
    AnomalyKind anomaly() {
        return anomaly;
    }

    double magnitude() {
        return magnitude;
    }

    boolean isLabelled() {
        return issue != null || anomaly != null;
    }

    /** Whether the event cannot be read as one; a line of text is torn then. */
    boolean isDamaged() {
        return damage != null;
    }

    /** The record's value for Kafka, a new array. */
    byte[] value() {
        byte[] value = encoder.encode(event);
        return damage == null ? value : damage.apply(value);
    }
}
