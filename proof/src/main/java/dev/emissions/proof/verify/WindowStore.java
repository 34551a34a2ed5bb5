package dev.emissions.proof.verify;

import dev.emissions.proof.spill.Bucket;
import dev.emissions.proof.spill.SpillSpace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What ledger, tables and corrections say of each window's offsets. Safe for use by several threads. */
final class WindowStore {
    private final SpillSpace space;
    private final Map<WindowKey, WindowFacts> windows = new ConcurrentHashMap<>();

    WindowStore(SpillSpace space) {
        this.space = space;
    }

    /** The window of the offset, made if it is new. */
    WindowFacts at(int partition, long offset) {
        return at(WindowKey.of(partition, offset));
    }

    WindowFacts at(WindowKey key) {
        WindowFacts known = windows.get(key);
        return known != null ? known : windows.computeIfAbsent(key, unused -> new WindowFacts(space));
    }

    /** Every window of which anything is said, by partition and offset. */
    List<WindowKey> keys() {
        return windows.keySet().stream()
                .sorted(Comparator.comparingInt(WindowKey::partition).thenComparingLong(WindowKey::number))
                .toList();
    }

    /** One window's buckets. */
    static final class WindowFacts {
        private final Bucket ledger;
        private final Bucket rows;
        private final Bucket corrections;
        private final Bucket archive;

        private WindowFacts(SpillSpace space) {
            ledger = space.bucket(LedgerPart.WIDTH);
            rows = space.bucket(RowMark.WIDTH);
            corrections = space.bucket(Correction.WIDTH);
            archive = space.bucket(ArchivedRecord.WIDTH);
        }

        /** {@link LedgerPart}s. */
        Bucket ledger() {
            return ledger;
        }

        /** {@link RowMark}s. */
        Bucket rows() {
            return rows;
        }

        /** {@link Correction}s. */
        Bucket corrections() {
            return corrections;
        }

        /** {@link ArchivedRecord}s. */
        Bucket archive() {
            return archive;
        }

        void release() {
            ledger.release();
            rows.release();
            corrections.release();
            archive.release();
        }
    }
}
