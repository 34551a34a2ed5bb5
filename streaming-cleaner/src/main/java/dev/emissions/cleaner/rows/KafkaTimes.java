package dev.emissions.cleaner.rows;

import dev.emissions.cleaner.freshness.FreshnessWindow;
import dev.emissions.cleaner.freshness.MillisCounts;
import dev.emissions.lakehouse.RowWriter;
import java.io.Serializable;
import java.time.Instant;

/** The oldest and the newest of the Kafka timestamps of some records, and how they spread. Not for use by several threads. */
public final class KafkaTimes implements Serializable {
    private final long baseMillis = System.currentTimeMillis();
    private final MillisCounts ages = new MillisCounts();
    private long oldestMicros = Long.MAX_VALUE;
    private long newestMicros = Long.MIN_VALUE;

    /** Takes in a record's timestamp: microseconds since the epoch. */
    public void add(long timestampMicros) {
        oldestMicros = Math.min(oldestMicros, timestampMicros);
        newestMicros = Math.max(newestMicros, timestampMicros);
        ages.add(baseMillis - timestampMicros / 1000);
    }

    /** Tells the window how fresh the records were when they were sealed. */
    public void sealInto(FreshnessWindow window, Instant sealedAt) {
        window.seal(ages, Instant.ofEpochMilli(baseMillis), sealedAt);
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
