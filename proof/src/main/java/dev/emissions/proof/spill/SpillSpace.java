package dev.emissions.proof.spill;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all buckets share: the memory that they may take together, and the file that takes what is too much. Safe for use by several
 * threads; to be closed, which removes the file.
 */
public final class SpillSpace implements Closeable {
    private final long limitBytes;
    private final Path file;
    private final FileChannel channel;
    private final AtomicLong memory = new AtomicLong();
    private final AtomicLong end = new AtomicLong();
    private final Set<Bucket> buckets = ConcurrentHashMap.newKeySet();
    private final Object flushing = new Object();

    /**
     * @param folder where the file is made; it must exist
     * @param limitBytes memory for records; buckets are written out when they hold more
     */
    public SpillSpace(Path folder, long limitBytes) throws IOException {
        this.limitBytes = limitBytes;
        this.file = Files.createTempFile(folder, "emissions-verify-", ".spill");
        this.channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** A new bucket of records of {@code width} longs. */
    public Bucket bucket(int width) {
        Bucket bucket = new Bucket(this, width);
        buckets.add(bucket);
        return bucket;
    }

    /** How much went to disk so far. */
    public long spilledBytes() {
        return end.get();
    }

    void took(long bytes) {
        memory.addAndGet(bytes);
    }

    void forget(Bucket bucket) {
        buckets.remove(bucket);
    }

    /** Writes every bucket out if they hold too much together; to be called without a bucket's lock. */
    void relieve() throws IOException {
        if (memory.get() <= limitBytes) {
            return;
        }
        synchronized (flushing) {
            if (memory.get() > limitBytes) {
                for (Bucket bucket : buckets) {
                    bucket.writeOut();
                }
            }
        }
    }

    /** Appends to the file; returns where. */
    long append(ByteBuffer bytes) throws IOException {
        long at = end.getAndAdd(bytes.remaining());
        long next = at;
        while (bytes.hasRemaining()) {
            next += channel.write(bytes, next);
        }
        return at;
    }

    /** Fills the buffer from the file. */
    void read(ByteBuffer into, long from) throws IOException {
        long next = from;
        while (into.hasRemaining()) {
            int count = channel.read(into, next);
            if (count < 0) {
                throw new IOException("Cannot read back " + file + ": it ends at " + next);
            }
            next += count;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
