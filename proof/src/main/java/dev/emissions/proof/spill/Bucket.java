package dev.emissions.proof.spill;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Records of a few longs each, in no order. Several threads may add; whoever reads must be the only user. */
public final class Bucket {
    private static final int FIRST_RECORDS = 16;
    private static final int CHUNK_RECORDS = 4096;

    private final SpillSpace space;
    private final int width;
    private long[] buffer = {};
    private int used;
    private long[] runs = {};
    private int runCount;
    private long records;

    Bucket(SpillSpace space, int width) {
        this.space = space;
        this.width = width;
    }

    /** Takes one record. */
    @FunctionalInterface
    public interface Visitor {
        /** The record's longs stand in {@code longs} from {@code at} on; they are not kept. */
        void visit(long[] longs, int at) throws IOException;
    }

    /** Adds a copy of the record. */
    public void add(long... record) throws IOException {
        synchronized (this) {
            if (used + width > buffer.length) {
                grow();
            }
            System.arraycopy(record, 0, buffer, used, width);
            used += width;
            records++;
        }
        space.relieve();
    }

    /** How many records there are. */
    public long size() {
        return records;
    }

    /** Shows every record to the visitor. Another thread that adds to its own bucket may write this one out meanwhile. */
    public void forEach(Visitor visitor) throws IOException {
        long[] written;
        int writtenCount;
        long[] rest;
        int restLongs;
        synchronized (this) {
            written = runs;
            writtenCount = runCount;
            rest = buffer;
            restLongs = used;
        }
        long[] chunk = new long[writtenCount == 0 ? 0 : CHUNK_RECORDS * width];
        ByteBuffer bytes = ByteBuffer.allocate(chunk.length * Long.BYTES);
        for (int run = 0; run < writtenCount; run++) {
            readRun(written[2 * run], written[2 * run + 1], bytes, chunk, visitor);
        }
        for (int at = 0; at < restLongs; at += width) {
            visitor.visit(rest, at);
        }
    }

    /** Gives its memory back; the bucket is empty afterwards. */
    public synchronized void release() {
        space.took(-(long) buffer.length * Long.BYTES);
        space.forget(this);
        buffer = new long[0];
        used = 0;
        runCount = 0;
        records = 0;
    }

    synchronized void writeOut() throws IOException {
        if (used == 0) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.allocate(used * Long.BYTES);
        bytes.asLongBuffer().put(buffer, 0, used);
        long at = space.append(bytes);
        if (2 * runCount == runs.length) {
            runs = Arrays.copyOf(runs, Math.max(4, 2 * runs.length));
        }
        runs[2 * runCount] = at;
        runs[2 * runCount + 1] = used;
        runCount++;
        space.took(-(long) buffer.length * Long.BYTES);
        buffer = new long[0];
        used = 0;
    }

    private void readRun(long from, long longs, ByteBuffer bytes, long[] chunk, Visitor visitor) throws IOException {
        for (long done = 0; done < longs; ) {
            int count = (int) Math.min(chunk.length, longs - done);
            bytes.clear().limit(count * Long.BYTES);
            space.read(bytes, from + done * Long.BYTES);
            bytes.flip().asLongBuffer().get(chunk, 0, count);
            for (int at = 0; at < count; at += width) {
                visitor.visit(chunk, at);
            }
            done += count;
        }
    }

    private void grow() {
        int capacity = Math.max(FIRST_RECORDS * width, buffer.length * 2);
        space.took((long) (capacity - buffer.length) * Long.BYTES);
        buffer = Arrays.copyOf(buffer, capacity);
    }
}
