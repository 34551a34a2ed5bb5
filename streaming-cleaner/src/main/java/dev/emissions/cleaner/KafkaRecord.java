package dev.emissions.cleaner;

import dev.emissions.lakehouse.Micros;
import dev.emissions.schemas.SourceHeaders;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;

/** One record as Kafka holds it. Its bytes are shared, not copied, and not to be changed. */
public final class KafkaRecord implements Serializable {
    private static final Header[] NO_HEADERS = new Header[0];

    /** Where the columns of Spark's Kafka source stand in its rows. */
    private static final int KEY = 0;

    private static final int VALUE = 1;
    private static final int PARTITION = 3;
    private static final int OFFSET = 4;
    private static final int TIMESTAMP = 5;
    private static final int HEADERS = 7;

    /** Of the years 1 to 9999, which is what readers of Delta tables can tell; a producer may state any time. */
    private static final long EARLIEST = Micros.of(Instant.parse("0001-01-01T00:00:00Z"));

    private static final long LATEST = Micros.of(Instant.parse("9999-12-31T23:59:59.999999Z"));

    private final int partition;
    private final long offset;
    private final long timestampMicros;
    private final byte[] key;
    private final byte[] value;
    private final Header[] headers;

    public KafkaRecord(int partition, long offset, long timestampMicros, byte[] key, byte[] value, Header... headers) {
        this.partition = partition;
        this.offset = offset;
        this.timestampMicros = Math.max(EARLIEST, Math.min(LATEST, timestampMicros));
        this.key = key;
        this.value = value;
        this.headers = headers;
    }

    /** Copies the record out of a row of Spark's Kafka source, read with its headers. */
    static KafkaRecord of(InternalRow row) {
        return new KafkaRecord(
                row.getInt(PARTITION),
                row.getLong(OFFSET),
                row.getLong(TIMESTAMP),
                row.isNullAt(KEY) ? null : row.getBinary(KEY),
                row.isNullAt(VALUE) ? null : row.getBinary(VALUE),
                row.isNullAt(HEADERS) ? NO_HEADERS : headers(row.getArray(HEADERS)));
    }

    private static Header[] headers(ArrayData array) {
        Header[] headers = new Header[array.numElements()];
        for (int i = 0; i < headers.length; i++) {
            InternalRow header = array.getStruct(i, 2);
            headers[i] =
                    new Header(header.getUTF8String(0).toString(), header.isNullAt(1) ? null : header.getBinary(1));
        }
        return headers;
    }

    /** The same record with another value. */
    public KafkaRecord with(byte[] newValue) {
        return new KafkaRecord(partition, offset, timestampMicros, key, newValue, headers);
    }

    public int partition() {
        return partition;
    }

    public long offset() {
        return offset;
    }

    /** The broker's or producer's time of the record, or the nearest one of the years 1 to 9999: microseconds since the epoch. */
    public long timestampMicros() {
        return timestampMicros;
    }

    /** The key, or null if the record has none. */
    public byte[] key() {
        return key;
    }

    /** The value, or null for a tombstone. */
    public byte[] value() {
        return value;
    }

    /** The headers in their order; never null. */
    public Header[] headers() {
        return headers;
    }

    /** Whether the record is a row of a dropped file. */
    public boolean isFileDrop() {
        return headers.length > 0 && header(SourceHeaders.FILE) != null;
    }

    /** Text of the last header of that name, or null. */
    public String header(String name) {
        for (int i = headers.length - 1; i >= 0; i--) {
            if (headers[i].key().equals(name)) {
                byte[] bytes = headers[i].value();
                return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    /** Number in the last header of that name, or null if there is none or it is no number. */
    public Long headerNumber(String name) {
        String text = header(name);
        return text == null || !text.matches("\\d{1,18}") ? null : Long.valueOf(text);
    }

    /** A header as Kafka holds it. */
    public static final class Header implements Serializable {
        private final String key;
        private final byte[] value;

        public Header(String key, byte[] value) {
            this.key = key;
            this.value = value;
        }

        public String key() {
            return key;
        }

        /** The value, or null. */
        public byte[] value() {
            return value;
        }
    }
}
