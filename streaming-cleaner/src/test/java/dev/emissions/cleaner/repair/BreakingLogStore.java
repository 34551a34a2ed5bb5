package dev.emissions.cleaner.repair;

import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LinkLogStore;
import io.delta.storage.HadoopFileSystemLogStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** A log store that dies at the write a test says, before it or after it, and at all that follow. */
public final class BreakingLogStore extends HadoopFileSystemLogStore {
    static final String MESSAGE = "The machine lost its power";

    private static int intact = Integer.MAX_VALUE;
    private static boolean isLastWritten;

    private final LinkLogStore sound;

    public BreakingLogStore(Configuration configuration) {
        super(configuration);
        this.sound = new LinkLogStore(configuration);
    }

    /** A lake whose log is written by this store. */
    static Lake lake(Path folder) {
        return Lake.of(
                folder.resolve("lake").toUri(),
                Map.of("io.delta.kernel.logStore.file.impl", BreakingLogStore.class.getName()));
    }

    /**
     * Dies after so many more writes.
     *
     * @param written whether the write at which it dies still reaches the disk
     */
    static synchronized void breakAfter(int writes, boolean written) {
        intact = writes;
        isLastWritten = written;
    }

    /** Works from now on; returns whether it had died. */
    static synchronized boolean mend() {
        boolean wasBroken = intact < 0;
        intact = Integer.MAX_VALUE;
        return wasBroken;
    }

    @Override
    public void write(
            org.apache.hadoop.fs.Path path, Iterator<String> actions, Boolean overwrite, Configuration configuration)
            throws IOException {
        synchronized (BreakingLogStore.class) {
            if (intact > 0 || (intact == 0 && isLastWritten)) {
                sound.write(path, actions, overwrite, configuration);
            }
            if (intact <= 0) {
                intact = -1;
                throw new IOException(MESSAGE);
            }
            intact--;
        }
    }

    @Override
    public Boolean isPartialWriteVisible(org.apache.hadoop.fs.Path path, Configuration configuration) {
        return true;
    }
}
