package dev.emissions.cleaner.rows;

import dev.emissions.lakehouse.RowWriter;
import java.io.Serializable;

/** The oldest and the newest of the Kafka timestamps of some records. Not for use by several threads. */
public final class KafkaTimes implements Serializable {
    private long oldestMicros = Long.MAX_VALUE;
    private long newestMicros = Long.MIN_VALUE;

    /** Takes in a record's timestamp: microseconds since the epoch. */
    public void add(long timestampMicros) {
        oldestMicros = Math.min(oldestMicros, timestampMicros);
        newestMicros = Math.max(newestMicros, timestampMicros);
    }

    /** Writes both as two columns, null if there was no record. */
    void write(RowWriter columns) {
        if (oldestMicros > newestMicros) {
            columns.writeNull();
            columns.writeNull();
        } else {
            columns.writeLong(oldestMicros);
            columns.writeLong(newestMicros);
        }
    }
}
