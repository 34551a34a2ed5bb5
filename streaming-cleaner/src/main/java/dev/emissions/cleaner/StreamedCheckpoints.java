package dev.emissions.cleaner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.execution.streaming.checkpointing.AbstractFileContextBasedCheckpointFileManager;
import org.apache.spark.sql.execution.streaming.checkpointing.CheckpointFileManager.CancellableFSDataOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of a checkpoint in an object store, where an object appears whole when its stream is closed; Spark's usual manager renames, which
 * is a copy there.
 *
 * <p>Spark has a manager of this kind too ({@code AbortableStreamBasedCheckpointFileManager}), but it only logs that a file could not be
 * closed: a query goes on, and ends as if all were well, while its checkpoint stands still. With this one the query fails.
 */
public final class StreamedCheckpoints extends AbstractFileContextBasedCheckpointFileManager {
    private static final Logger LOG = LoggerFactory.getLogger(StreamedCheckpoints.class);

    /** Made by Spark, by the name of this class. */
    public StreamedCheckpoints(Path path, Configuration configuration) {
        super(path, configuration);
    }

    @Override
    public CancellableFSDataOutputStream createAtomic(Path path, boolean overwriteIfPossible) {
        try {
            EnumSet<CreateFlag> flags = EnumSet.of(CreateFlag.CREATE);
            if (overwriteIfPossible) {
                flags.add(CreateFlag.OVERWRITE);
            }
            return new Whole(fc().create(path, flags), path, overwriteIfPossible);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }

    /** A file that appears when it is closed, or never. */
    private final class Whole extends CancellableFSDataOutputStream {
        private final FSDataOutputStream stream;
        private final Path path;
        private final boolean overwrites;
        private boolean ended;

        Whole(FSDataOutputStream stream, Path path, boolean overwrites) {
            super(stream);
            this.stream = stream;
            this.path = path;
            this.overwrites = overwrites;
        }

        @Override
        public synchronized void close() throws IOException {
            if (ended) {
                return;
            }
            if (!overwrites && exists(path)) {
                cancel();
                throw new FileAlreadyExistsException("Cannot write " + path + ": it exists already");
            }
            ended = true;
            stream.close();
        }

        /** Spark calls this where something has failed already, so what goes wrong here must not take its place. */
        @Override
        public synchronized void cancel() {
            if (ended) {
                return;
            }
            ended = true;
            try (stream) {
                stream.abort();
            } catch (IOException e) {
                LOG.warn("Cannot give up {}", path, e);
            }
        }
    }
}
