package dev.emissions.proof.verify;

import dev.emissions.lakehouse.PayloadHash;
import dev.emissions.schemas.Decoding;
import dev.emissions.schemas.EventDecoder;
import dev.emissions.schemas.EventView;
import dev.emissions.schemas.TextField;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.digest.MurmurHash3;

/** What identifies a record's value: the last one that was taken. Not for use by several threads. */
final class RecordPrint {
    private static final int SEED = 0;
    private static final long ABSENT = 0x9E3779B97F4A7C15L;
    private static final long DAY_MICROS = TimeUnit.DAYS.toMicros(1);

    private final EventDecoder decoder = new EventDecoder();
    private final EventView view = new EventView();
    private boolean isEvent;
    private long[] id = {0, 0};

    /** 64 bits of the value as it is; an absent one has a print of its own. */
    static long raw(byte[] value) {
        return value == null ? ABSENT : raw(value, 0, value.length);
    }

    /** The same of a part of a buffer. */
    static long raw(byte[] buffer, int start, int length) {
        return MurmurHash3.hash128x64(buffer, start, length, SEED)[0];
    }

    /** Both halves of an event id's 128-bit hash. */
    static long[] id(byte[] buffer, int start, int length) {
        return MurmurHash3.hash128x64(buffer, start, length, SEED);
    }

    /** Takes a value; returns whether it is an event with an id and a time. */
    boolean take(byte[] value) {
        isEvent = decoder.decode(value, view) == Decoding.EVENT
                && view.length(TextField.EVENT_ID) >= 0
                && view.hasEventTime();
        if (isEvent) {
            id = id(view.buffer(), view.start(TextField.EVENT_ID), view.length(TextField.EVENT_ID));
        }
        return isEvent;
    }

    boolean isEvent() {
        return isEvent;
    }

    /** As in the column {@code payload_hash}; of an event only, as all that follows. */
    long payload() {
        return PayloadHash.of(view);
    }

    long idHigh() {
        return id[0];
    }

    long idLow() {
        return id[1];
    }

    /** Day of the event's time, since 1970-01-01. */
    int day() {
        return (int) Math.floorDiv(view.eventTimeMicros(), DAY_MICROS);
    }
}
