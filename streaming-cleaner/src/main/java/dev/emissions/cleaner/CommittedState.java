package dev.emissions.cleaner;

import dev.emissions.cleaner.ids.CommittedIds;
import dev.emissions.cleaner.ids.CommittedIds.StrayFile;
import dev.emissions.cleaner.ids.TableIds;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.Lake;
import io.delta.kernel.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The driver's side of {@link CommittedIds}: follows the cleaned table from commit to commit. */
final class CommittedState {
    /** With more stray files than that, reading a date anew is cheaper than carrying the list along with every batch. */
    private static final int MOST_STRAY_FILES = 500;

    private final Lake lake;
    private final LakeTables tables;
    private long version;
    private long epoch;
    private Set<Integer> days = Set.of();
    private final Map<Integer, String> lastTasks = new HashMap<>();
    private final List<StrayFile> strayFiles = new ArrayList<>();

    private CommittedState(Lake lake, LakeTables tables) {
        this.lake = lake;
        this.tables = tables;
    }

    static CommittedState load(Lake lake, LakeTables tables) throws IOException {
        CommittedState state = new CommittedState(lake, tables);
        state.beginEpoch();
        return state;
    }

    CommittedIds snapshot() {
        return new CommittedIds(version, epoch, Set.copyOf(days), Map.copyOf(lastTasks), List.copyOf(strayFiles));
    }

    /**
     * Follows a batch's commit.
     *
     * @param newVersion the version that holds the batch, or empty if nothing was committed now
     */
    void add(Manifest manifest, Optional<Long> newVersion) throws IOException {
        boolean foreignCommits = newVersion.isPresent() && newVersion.orElseThrow() != version + 1;
        boolean stoodBefore = newVersion.isEmpty() && !manifest.cleaned().isEmpty();
        if (foreignCommits || stoodBefore || strayFiles.size() > MOST_STRAY_FILES) {
            beginEpoch();
            return;
        }
        version = newVersion.orElse(version);
        lastTasks.putAll(manifest.tasks());
        Set<Integer> more = new HashSet<>(days);
        for (DataFile file : manifest.cleaned()) {
            more.add(file.partitionDay());
            if (manifest.strays().contains(file.path())) {
                strayFiles.add(new StrayFile(file.path(), file.partitionDay()));
            }
        }
        days = more;
    }

    /** Starts from the table as it is now; what executors remember is void. */
    private void beginEpoch() throws IOException {
        Snapshot snapshot = tables.cleaned()
                .latest()
                .orElseThrow(() -> new IllegalStateException(
                        "Cannot read " + tables.cleaned().path() + ": the table is gone"));
        version = snapshot.getVersion();
        days = new TableIds(lake).days(snapshot);
        lastTasks.clear();
        strayFiles.clear();
        epoch++;
    }
}
