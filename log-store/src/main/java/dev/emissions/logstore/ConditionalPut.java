package dev.emissions.logstore;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.s3a.AWSBadRequestException;

/**
 * Creates objects that must not exist yet: one PUT with {@code If-None-Match: *}, so that of all writers of one key exactly one
 * succeeds and knows it.
 *
 * <p>A reply can be lost after the server has stored the object; the client's own retry then meets the object it wrote itself. Each
 * creation therefore carries a unique id in the object's user metadata, and every failure is settled by reading that id back.
 */
public final class ConditionalPut {
    /** Name of the object's user metadata that holds the id of the creation. */
    static final String CREATION_ID = "creation-id";

    private static final String CONDITION = "fs.option.create.conditional.overwrite";
    private static final String NO_PROBES = "fs.s3a.create.performance";
    private static final String METADATA_PREFIX = "fs.s3a.create.header.";
    private static final String READ_BACK_PREFIX = "header.";
    private static final int ATTEMPTS = 4;
    private static final long PAUSE_MILLIS = 50;

    private final FileSystem fileSystem;
    private final Path path;
    private final String id;

    ConditionalPut(FileSystem fileSystem, Path path) {
        this.fileSystem = fileSystem;
        this.path = path;
        this.id = UUID.randomUUID().toString();
    }

    /**
     * Creates the object at {@code path} with {@code content}, or throws.
     *
     * @throws FileAlreadyExistsException if another writer's object is there
     * @throws IOException if the object was not created, or, when the server cannot be asked any more, if nobody can tell
     */
    public static void create(FileSystem fileSystem, Path path, byte[] content) throws IOException {
        new ConditionalPut(fileSystem, path).create(content);
    }

    /** Writes the object whether it exists or not. */
    static void replace(FileSystem fileSystem, Path path, byte[] content) throws IOException {
        FSDataOutputStreamBuilder<?, ?> builder = fileSystem.createFile(path);
        builder.overwrite(true);
        builder.recursive();
        builder.opt(NO_PROBES, "true");
        write(builder, content);
    }

    void create(byte[] content) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                put(content);
                return;
            } catch (IOException failure) {
                if (settle(failure) == Holder.THIS) {
                    return;
                }
                if (!isConflict(failure) || attempt == ATTEMPTS) {
                    throw failure;
                }
                pause(attempt);
            }
        }
    }

    /** One PUT; may throw although the object was stored. */
    void put(byte[] content) throws IOException {
        FSDataOutputStreamBuilder<?, ?> builder = fileSystem.createFile(path);
        builder.recursive();
        builder.must(CONDITION, "true");
        builder.opt(NO_PROBES, "true");
        builder.opt(METADATA_PREFIX + CREATION_ID, id);
        write(builder, content);
    }

    /** Who created the object that is stored now. */
    Holder holder() throws IOException {
        try {
            byte[] stored = fileSystem.getXAttr(path, READ_BACK_PREFIX + CREATION_ID);
            boolean own = stored != null && id.equals(new String(stored, StandardCharsets.UTF_8));
            return own ? Holder.THIS : Holder.ANOTHER;
        } catch (FileNotFoundException e) {
            return Holder.NOBODY;
        }
    }

    private Holder settle(IOException failure) throws IOException {
        Holder holder;
        try {
            holder = holder();
        } catch (IOException unknown) {
            failure.addSuppressed(unknown);
            throw failure;
        }
        if (holder == Holder.ANOTHER) {
            var lost = new FileAlreadyExistsException(path.toString());
            lost.initCause(failure);
            throw lost;
        }
        return holder;
    }

    /** S3 answers 409 when two conditional writes of one key meet; it asks both to try again. */
    private static boolean isConflict(IOException failure) {
        return failure instanceof AWSBadRequestException refused && refused.statusCode() == 409;
    }

    private void pause(int attempt) throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var interrupted = new java.io.InterruptedIOException("Interrupted while creating " + path);
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private static void write(FSDataOutputStreamBuilder<?, ?> builder, byte[] content) throws IOException {
        FSDataOutputStream stream = builder.build();
        try {
            stream.write(content);
        } catch (IOException e) {
            // Closing would complete the object with what has been written so far.
            if (stream.hasCapability(StreamCapabilities.ABORTABLE_STREAM)) {
                stream.abort();
            }
            throw e;
        }
        stream.close();
    }

    enum Holder {
        THIS,
        ANOTHER,
        NOBODY
    }
}
