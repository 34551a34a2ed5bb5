package dev.emissions.lakehouse;

import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * Hands the columns of one row to Parquet, in the order in which the table declares them; what is skipped is null.
 *
 * <p>Text and bytes are not kept beyond the call, so that a caller may point into a buffer of its own.
 */
public final class RowWriter {
    private final RecordConsumer consumer;
    private final String[] names;
    private int column;

    RowWriter(RecordConsumer consumer, String[] names) {
        this.consumer = consumer;
        this.names = names;
    }

    void begin() {
        column = 0;
        consumer.startMessage();
    }

    void end() {
        if (column != names.length) {
            throw new IllegalStateException("Cannot write row: " + column + " columns given, expected " + names.length);
        }
        consumer.endMessage();
    }

    public void writeNull() {
        column++;
    }

    public void writeLong(long value) {
        start();
        consumer.addLong(value);
        finish();
    }

    public void writeInt(int value) {
        start();
        consumer.addInteger(value);
        finish();
    }

    /** Bytes or UTF-8 text, from {@code start} on for {@code length} bytes. */
    public void writeBytes(byte[] buffer, int start, int length) {
        start();
        consumer.addBinary(Binary.fromReusedByteArray(buffer, start, length));
        finish();
    }

    public void writeBinary(Binary value) {
        start();
        consumer.addBinary(value);
        finish();
    }

    /** The text, or null. */
    public void writeText(String value) {
        if (value == null) {
            writeNull();
        } else {
            writeBinary(Binary.fromString(value));
        }
    }

    /** A list whose elements the writer adds; an empty list is written as such, for null use {@link #writeNull}. */
    public void writeList(int size, ElementWriter elements) {
        start();
        consumer.startGroup();
        if (size > 0) {
            consumer.startField("list", 0);
            for (int i = 0; i < size; i++) {
                consumer.startGroup();
                consumer.startField("element", 0);
                elements.write(consumer, i);
                consumer.endField("element", 0);
                consumer.endGroup();
            }
            consumer.endField("list", 0);
        }
        consumer.endGroup();
        finish();
    }

    private void start() {
        consumer.startField(names[column], column);
    }

    private void finish() {
        consumer.endField(names[column], column);
        column++;
    }

    /** Adds one element of a list: a value, or a group with its fields. */
    @FunctionalInterface
    public interface ElementWriter {
        void write(RecordConsumer consumer, int index);
    }
}
