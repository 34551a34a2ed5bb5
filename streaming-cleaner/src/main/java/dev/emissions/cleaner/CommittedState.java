package dev.emissions.cleaner;

import dev.emissions.cleaner.ids.CommittedIds;
import dev.emissions.cleaner.ids.CommittedIds.Added;
import dev.emissions.cleaner.ids.CommittedIds.Change;
import dev.emissions.cleaner.ids.CommittedIds.Rearranged;
import dev.emissions.cleaner.ids.TableIds;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.Lake;
import io.delta.kernel.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The driver's side of {@link CommittedIds}: follows the cleaned table from commit to commit. */
final class CommittedState {
    /** Changes sent along beyond those of the last batch, for executors that did not take part in it. */
    private static final int CHANGES_SENT_ALONG = 200;

    /** Less than the shortest retention of upkeep. */
    private static final Duration OLD_AFTER = Duration.ofMinutes(30);

    private final Lake lake;
    private final LakeTables tables;
    private long version;
    private long epoch;
    private Set<Integer> days = Set.of();
    private List<Change> changes = List.of();
    private long firstChange;
    private long followedNanos;

    private CommittedState(Lake lake, LakeTables tables) {
        this.lake = lake;
        this.tables = tables;
    }

    static CommittedState load(Lake lake, LakeTables tables) throws IOException {
        CommittedState state = new CommittedState(lake, tables);
        state.reload();
        return state;
    }

    CommittedIds snapshot() {
        return new CommittedIds(version, epoch, days, firstChange, changes);
    }

    /**
     * Follows a batch's commit.
     *
     * @param base the version by which the batch was judged: commits of others between it and the batch's have only rearranged rows
     * @param added the files that the batch added to the table
     * @param newVersion the version that holds them, or empty if nothing was committed now
     */
    void add(long base, List<DataFile> added, Optional<Long> newVersion) throws IOException {
        boolean stoodBefore = newVersion.isEmpty() && !added.isEmpty();
        // The decision may be another process's, which knew of commits that this one has not seen.
        boolean judgedElsewhere = newVersion.isPresent() && base != version;
        if (stoodBefore || judgedElsewhere) {
            reload();
            return;
        }
        if (newVersion.isEmpty()) {
            return;
        }
        remember(added, newVersion.orElseThrow());
        version = newVersion.orElseThrow();
        followedNanos = System.nanoTime();
        Set<Integer> more = new HashSet<>(days);
        added.forEach(file -> more.add(file.partitionDay()));
        days = Set.copyOf(more);
    }

    private void remember(List<DataFile> added, long newVersion) {
        int kept = Math.min(changes.size(), CHANGES_SENT_ALONG);
        firstChange += changes.size() - kept;
        List<Change> more = new ArrayList<>(changes.subList(changes.size() - kept, changes.size()));
        for (long foreign = version + 1; foreign < newVersion; foreign++) {
            more.add(new Rearranged(foreign));
        }
        added.forEach(file -> more.add(new Added(file.path(), file.partitionDay())));
        changes = List.copyOf(more);
    }

    /**
     * Whether it was so long ago that the table was followed that upkeep may have taken away files and log entries of the known version: no
     * batch came meanwhile.
     */
    boolean isOld() {
        return System.nanoTime() - followedNanos > OLD_AFTER.toNanos();
    }

    /** Starts from the table as it is now; what executors remember is void. */
    void reload() throws IOException {
        Snapshot snapshot = tables.cleaned()
                .latest()
                .orElseThrow(() -> new IllegalStateException(
                        "Cannot read " + tables.cleaned().path() + ": the table is gone"));
        version = snapshot.getVersion();
        days = Set.copyOf(new TableIds(lake).days(snapshot));
        changes = List.of();
        firstChange = 0;
        epoch = System.nanoTime();
        followedNanos = epoch;
    }
}
