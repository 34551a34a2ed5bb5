package dev.emissions.producer.drop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Cuts a stream into physical lines at LF or CR LF; memory stays bounded however long a line is. */
final class LineReader {
    /** Most of a line that is kept: what still fits a Kafka record with its headers. */
    static final int MOST_KEPT_BYTES = 900_000;

    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private final Deque<Line> returned = new ArrayDeque<>();
    private int position;
    private int limit;
    private long lines;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line, or null at the end; a last line need not end with a line break. */
    Line next() throws IOException {
        if (!returned.isEmpty()) {
            return returned.removeFirst();
        }
        if (position == limit && !fill()) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long length = 0;
        do {
            int end = endOfLine();
            int room = MOST_KEPT_BYTES - line.size();
            line.write(chunk, position, Math.min(room, end - position));
            length += end - position;
            position = end;
            if (position < limit) {
                position++;
                break;
            }
        } while (fill());
        lines++;
        return line(line.toByteArray(), length);
    }

    /** Lines that the next calls answer with first, in this order. */
    void giveBack(List<Line> unread) {
        for (int i = unread.size() - 1; i >= 0; i--) {
            returned.addFirst(unread.get(i));
        }
    }

    private Line line(byte[] bytes, long length) {
        boolean carriageReturn = length > 0 && length == bytes.length && bytes[bytes.length - 1] == '\r';
        return carriageReturn
                ? new Line(lines, java.util.Arrays.copyOf(bytes, bytes.length - 1), length - 1)
                : new Line(lines, bytes, length);
    }

    private int endOfLine() {
        int end = position;
        while (end < limit && chunk[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(chunk));
        return limit > 0;
    }
}
