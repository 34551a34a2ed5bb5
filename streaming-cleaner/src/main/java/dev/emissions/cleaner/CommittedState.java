package dev.emissions.cleaner;

import dev.emissions.cleaner.ids.CommittedIds;
import dev.emissions.cleaner.ids.CommittedIds.CommittedFile;
import dev.emissions.cleaner.ids.TableIds;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.Lake;
import io.delta.kernel.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The driver's side of {@link CommittedIds}: follows the cleaned table from commit to commit. */
final class CommittedState {
    /** Files sent along beyond those of the last batch, for executors that did not take part in it. */
    private static final int FILES_SENT_ALONG = 200;

    private final Lake lake;
    private final LakeTables tables;
    private long version;
    private long epoch;
    private Set<Integer> days = Set.of();
    private List<CommittedFile> files = List.of();
    private long firstFile;

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
        return new CommittedIds(version, epoch, days, firstFile, files);
    }

    /**
     * Follows a batch's commit.
     *
     * @param added the files that the batch added to the table
     * @param newVersion the version that holds them, or empty if nothing was committed now
     */
    void add(List<DataFile> added, Optional<Long> newVersion) throws IOException {
        boolean foreignCommits = newVersion.isPresent() && newVersion.orElseThrow() != version + 1;
        boolean stoodBefore = newVersion.isEmpty() && !added.isEmpty();
        if (foreignCommits || stoodBefore) {
            reload();
            return;
        }
        version = newVersion.orElse(version);
        remember(added);
        Set<Integer> more = new HashSet<>(days);
        added.forEach(file -> more.add(file.partitionDay()));
        days = Set.copyOf(more);
    }

    private void remember(List<DataFile> added) {
        int kept = Math.min(files.size(), FILES_SENT_ALONG);
        firstFile += files.size() - kept;
        List<CommittedFile> more = new ArrayList<>(files.subList(files.size() - kept, files.size()));
        added.forEach(file -> more.add(new CommittedFile(file.path(), file.partitionDay())));
        files = List.copyOf(more);
    }

    /** Starts from the table as it is now; what executors remember is void. */
    void reload() throws IOException {
        Snapshot snapshot = tables.cleaned()
                .latest()
                .orElseThrow(() -> new IllegalStateException(
                        "Cannot read " + tables.cleaned().path() + ": the table is gone"));
        version = snapshot.getVersion();
        days = Set.copyOf(new TableIds(lake).days(snapshot));
        files = List.of();
        firstFile = 0;
        epoch = System.nanoTime();
    }
}
