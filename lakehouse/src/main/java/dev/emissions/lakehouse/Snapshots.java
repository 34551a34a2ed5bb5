package dev.emissions.lakehouse;

import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.internal.DeltaHistoryManager;
import io.delta.kernel.internal.fs.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** States of tables, as their logs have them; throw Kernel's {@code TableNotFoundException} where there is no table. */
public final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final int TRIES = 10;

    private Snapshots() {}

    /** The newest state of the table, also while others write to it. */
    public static Snapshot newest(Engine engine, String table) {
        return listedAgain(() -> TableManager.loadSnapshot(table).build(engine));
    }

    /** The state of the table at that version. */
    public static Snapshot at(Engine engine, String table, long version) {
        return listedAgain(
                () -> TableManager.loadSnapshot(table).atVersion(version).build(engine));
    }

    /** The state that was the newest at that time, or the earliest that the log still has. */
    public static Snapshot asOf(Engine engine, String table, Instant time) {
        Snapshot newest = newest(engine, table);
        if (newest.getTimestamp(engine) <= time.toEpochMilli()) {
            return newest;
        }
        try {
            return listedAgain(() -> TableManager.loadSnapshot(table)
                    .atTimestamp(time.toEpochMilli(), newest)
                    .build(engine));
        } catch (KernelException e) {
            LOG.debug("The log begins later", e);
            return at(engine, table, earliest(engine, table));
        }
    }

    private static long earliest(Engine engine, String table) {
        return DeltaHistoryManager.getEarliestRecreatableCommit(
                engine, new Path(new Path(table), "_delta_log"), Optional.empty());
    }

    /**
     * A listing is no snapshot of a folder in every store: it may have the checksum of a commit and not yet the commit, which Kernel takes for
     * a broken log. Once more, and it has both.
     */
    static <T> T listedAgain(Supplier<T> listing) {
        for (int attempt = 1; attempt < TRIES; attempt++) {
            try {
                return listing.get();
            } catch (IllegalArgumentException e) {
                if (!String.valueOf(e.getMessage()).startsWith("checksum version")) {
                    throw e;
                }
                LOG.debug("Listing the log again", e);
            }
        }
        return listing.get();
    }
}
