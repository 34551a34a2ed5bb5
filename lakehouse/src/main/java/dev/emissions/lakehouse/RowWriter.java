package dev.emissions.lakehouse;

import dev.emissions.lakehouse.columns.Column;
import java.nio.charset.StandardCharsets;

/**
 * Takes the columns of one row in the order in which the table declares them.
 *
 * <p>Text and bytes are not kept beyond the call, so that a caller may point into a buffer of its own.
 */
public final class RowWriter {
    private static final int NEW_ROW = 0;
    private static final int SAME_LIST = 1;
    private static final int NO_LIST = 0;
    private static final int EMPTY_LIST = 1;

    /** The leaves: a column that is no list is one, a list of structs has one for each field. */
    private final Column[] leaves;

    /** How many leaves the table's column has that begins with this leaf. */
    private final int[] spans;

    private int leaf;
    private int repetition;
    private boolean inList;
    private long bytes;

    RowWriter(Column[] leaves, int[] spans) {
        this.leaves = leaves;
        this.spans = spans;
    }

    void begin() {
        leaf = 0;
        bytes = 0;
    }

    /** Ends the row; returns about how many bytes its values took. */
    long end() {
        if (leaf != leaves.length) {
            throw new IllegalStateException("Cannot write row: " + leaf + " columns given, expected " + leaves.length);
        }
        return bytes;
    }

    /** Writes that there is no value: no list either, where the column is one. */
    public void writeNull() {
        if (inList) {
            Column column = leaves[leaf++];
            column.addNull(repetition, column.presentLevel() - 1);
        } else {
            writeNulls(NO_LIST);
        }
    }

    public void writeLong(long value) {
        leaves[leaf++].add(value, repetition);
        bytes += Long.BYTES;
    }

    public void writeInt(int value) {
        leaves[leaf++].add(value, repetition);
        bytes += Integer.BYTES;
    }

    /** Bytes or UTF-8 text, from {@code start} on for {@code length} bytes. */
    public void writeBytes(byte[] buffer, int start, int length) {
        leaves[leaf++].add(buffer, start, length, repetition);
        bytes += length;
    }

    /** Bytes or UTF-8 text, or null. */
    public void writeBytes(byte[] value) {
        if (value == null) {
            writeNull();
        } else {
            writeBytes(value, 0, value.length);
        }
    }

    /** The text, or null. */
    public void writeText(String value) {
        writeBytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    /** A list whose elements the writer writes; an empty list is written as such, for null use {@link #writeNull}. */
    public void writeList(int size, ElementWriter elements) {
        if (size == 0) {
            writeNulls(EMPTY_LIST);
            return;
        }
        int first = leaf;
        int behind = first + spans[first];
        inList = true;
        for (int i = 0; i < size; i++) {
            leaf = first;
            elements.write(this, i);
            if (leaf != behind) {
                throw new IllegalStateException(
                        "Cannot write list: " + (leaf - first) + " fields given, expected " + spans[first]);
            }
            repetition = SAME_LIST;
        }
        inList = false;
        repetition = NEW_ROW;
    }

    private void writeNulls(int definition) {
        for (int behind = leaf + spans[leaf]; leaf < behind; leaf++) {
            leaves[leaf].addNull(NEW_ROW, definition);
        }
    }

    /** Writes one element of a list: a value, or every field of a struct in order. */
    @FunctionalInterface
    public interface ElementWriter {
        void write(RowWriter fields, int index);
    }
}
