package dev.emissions.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A reusable view of one decoded event: text stays where it lies in the record's bytes, so that reading an event makes no garbage.
 *
 * <p>An {@link EventDecoder} fills it; what it shows is valid until the next event is decoded into it. Not for use by several threads.
 */
public final class EventView {
    static final int ABSENT = -1;

    private final int[] starts = new int[TextField.count()];
    private final int[] lengths = new int[TextField.count()];
    private final double[] grams = new double[GramsField.count()];
    private byte[] buffer = new byte[0];
    private int payloadEnd;
    private int presentGrams;
    private boolean eventTimePresent;
    private long eventTimeMicros;
    private boolean impressionsPresent;
    private long impressions;
    private boolean producerSequencePresent;
    private long producerSequence;

    /** The bytes in which {@link #start} and {@link #length} point; owned by the record, not to be changed. */
    public byte[] buffer() {
        return buffer;
    }

    public boolean has(TextField field) {
        return lengths[field.ordinal()] != ABSENT;
    }

    /** Position of the field's first byte in {@link #buffer}; meaningless when the field is absent. */
    public int start(TextField field) {
        return starts[field.ordinal()];
    }

    /** Length of the field in bytes of UTF-8, or -1 when it is absent. */
    public int length(TextField field) {
        return lengths[field.ordinal()];
    }

    /** The field as a new string, or null when it is absent; for the paths where garbage does not matter. */
    public String text(TextField field) {
        return has(field) ? new String(buffer, start(field), length(field), UTF_8) : null;
    }

    public boolean has(GramsField field) {
        return (presentGrams & 1 << field.ordinal()) != 0;
    }

    /** Grams CO2e for all impressions, as the record states them; 0 when absent, so ask {@link #has(GramsField)} first. */
    public double grams(GramsField field) {
        return grams[field.ordinal()];
    }

    public boolean hasEventTime() {
        return eventTimePresent;
    }

    /** Microseconds since 1970-01-01T00:00:00Z; 0 when absent. */
    public long eventTimeMicros() {
        return eventTimeMicros;
    }

    public boolean hasImpressions() {
        return impressionsPresent;
    }

    public long impressions() {
        return impressions;
    }

    public boolean hasProducerSequence() {
        return producerSequencePresent;
    }

    public long producerSequence() {
        return producerSequence;
    }

    /**
     * End (exclusive) in {@link #buffer} of what makes two events with one id the same event: all but the schema header before
     * {@link EventDecoder#HEADER_BYTES} and the producer's own count behind it.
     */
    public int payloadEnd() {
        return payloadEnd;
    }

    void begin(byte[] record) {
        buffer = record;
        presentGrams = 0;
        eventTimePresent = false;
        eventTimeMicros = 0;
        impressionsPresent = false;
        impressions = 0;
        producerSequencePresent = false;
        producerSequence = 0;
        Arrays.fill(lengths, ABSENT);
        Arrays.fill(grams, 0);
    }

    void text(TextField field, int start, int length) {
        starts[field.ordinal()] = start;
        lengths[field.ordinal()] = length;
    }

    void grams(GramsField field, double value) {
        grams[field.ordinal()] = value;
        presentGrams |= 1 << field.ordinal();
    }

    void eventTimeMicros(long micros) {
        eventTimeMicros = micros;
        eventTimePresent = true;
    }

    void impressions(long count) {
        impressions = count;
        impressionsPresent = true;
    }

    void producerSequence(long sequence) {
        producerSequence = sequence;
        producerSequencePresent = true;
    }

    void payloadEnd(int end) {
        payloadEnd = end;
    }
}
