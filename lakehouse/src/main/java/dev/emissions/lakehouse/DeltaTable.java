package dev.emissions.lakehouse;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import io.delta.kernel.Operation;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.CommitStateUnknownException;
import io.delta.kernel.exceptions.ConcurrentTransactionException;
import io.delta.kernel.exceptions.ConcurrentWriteException;
import io.delta.kernel.exceptions.MaxCommitRetryLimitReachedException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.hook.PostCommitHook.PostCommitHookType;
import io.delta.kernel.transaction.DataLayoutSpec;
import io.delta.kernel.utils.CloseableIterable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One table of the lake, to which written files are committed exactly once.
 *
 * <p>Keeps the snapshot that its last commit left behind, so that a commit in steady state reads nothing of the log; a rival's commits
 * are found and replayed by the conditional put. One writer thread per instance.
 */
public final class DeltaTable {
    private static final Logger LOG = LoggerFactory.getLogger(DeltaTable.class);
    private static final String ENGINE_INFO = "emissions";

    /** Kernel tries again after a rival's commit and after a failure of the store; its own 200 times last minutes when the store is down. */
    private static final int RETRIES = 20;

    /** A state that is followed from commit to commit names log files from when it was loaded, which upkeep removes one day. */
    private static final Duration LOAD_AGAIN_AFTER = Duration.ofMinutes(15);

    private final TableContract contract;
    private final Engine engine;
    private final Configuration configuration;
    private final String path;
    private final FileActions actions;
    private final Executor upkeep;
    private Snapshot snapshot;
    private long loadedNanos;

    /** A table whose commits end when the checkpoint that is due is written, too. */
    public DeltaTable(Lake lake, TableContract contract) {
        this(lake, contract, Runnable::run);
    }

    /**
     * A table whose writer need not wait for checkpoints, which only speed readers up.
     *
     * @param upkeep writes them, in the order given
     */
    public DeltaTable(Lake lake, TableContract contract, Executor upkeep) {
        this.upkeep = upkeep;
        this.contract = contract;
        this.engine = lake.engine();
        this.configuration = lake.configuration();
        this.path = lake.pathOf(contract.path());
        this.actions = new FileActions(contract, engine, path);
    }

    public TableContract contract() {
        return contract;
    }

    /** The table's root, to which the paths of its files are relative. */
    public String path() {
        return path;
    }

    /** Creates the table by its contract unless it stands already. */
    public void createIfAbsent() {
        if (latest().isPresent()) {
            return;
        }
        var builder = TableManager.buildCreateTableTransaction(path, contract.schema(), ENGINE_INFO)
                .withTableProperties(contract.properties());
        if (!contract.partitionColumns().isEmpty()) {
            builder = builder.withDataLayoutSpec(DataLayoutSpec.partitioned(
                    contract.partitionColumns().stream().map(Column::new).collect(Collectors.toList())));
        }
        try {
            commit(builder.build(engine), List.of());
        } catch (io.delta.kernel.exceptions.TableAlreadyExistsException | ConcurrentWriteException e) {
            LOG.debug("Another writer created the table", e);
        }
    }

    /** The newest state of the table, read anew from the log, or empty if there is no table. */
    public Optional<Snapshot> latest() {
        try {
            snapshot = Snapshots.newest(engine, path);
            loadedNanos = System.nanoTime();
            return Optional.of(snapshot);
        } catch (TableNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The last version that {@code applicationId} committed by {@link #append}, or empty if it never did. */
    public Optional<Long> committedVersion(String applicationId) {
        return latest().flatMap(newest -> newest.getLatestTransactionVersion(engine, applicationId));
    }

    /**
     * Adds the files to the table in one commit, unless this or a later {@code applicationVersion} of the application stands already.
     *
     * @return the table's version that holds the files, or empty if the commit stood already and nothing was done
     */
    public Optional<Long> append(String applicationId, long applicationVersion, List<DataFile> files) {
        Snapshot state = recent();
        while (true) {
            try {
                Transaction transaction = state.buildUpdateTableTransaction(ENGINE_INFO, Operation.WRITE)
                        .withTransactionId(applicationId, applicationVersion)
                        .withMaxRetries(RETRIES)
                        .build(engine);
                return Optional.of(commit(transaction, actions.adding(transaction, files)));
            } catch (ConcurrentTransactionException e) {
                return Optional.empty();
            } catch (CommitStateUnknownException e) {
                // A put failed, and its version stands by now: whose it is the transaction's id tells.
                state = newerThan(state, e);
            }
        }
    }

    /**
     * Puts the files in the place of all rows of the days, in one commit.
     *
     * @param days of the table's one date partition column: days since 1970-01-01
     * @param metadata what the table is to remember, by Delta's metadata domain
     * @throws CommandFailure if another process has written to the table since this object read it
     */
    public void replace(Set<Integer> days, List<DataFile> files, Map<String, String> metadata) {
        Snapshot state = current();
        // No retries: a rebase would keep files of a day that a rival has just written.
        Transaction transaction = state.buildUpdateTableTransaction(ENGINE_INFO, Operation.WRITE)
                .withMaxRetries(0)
                .build(engine);
        metadata.forEach(transaction::addDomainMetadata);
        List<Row> changes = actions.removingDays(state, days);
        changes.addAll(actions.adding(transaction, files));
        try {
            commit(transaction, changes);
        } catch (ConcurrentWriteException | MaxCommitRetryLimitReachedException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot replace days of " + contract.name() + ": another process wrote to it meanwhile; expected"
                            + " version " + state.getVersion()
                            + " to be the newest, got a newer one; run the command again",
                    e);
        }
    }

    /**
     * As {@link #append}, but only if no row came into or out of the table since {@code base}, and no application made a commit, even
     * one without rows: for files whose rows were chosen by what the table held then. Commits that only rearrange rows do not matter.
     *
     * @param base the table's version at that time
     */
    public AppendOutcome appendOnto(long base, String applicationId, long applicationVersion, List<DataFile> files) {
        return commitOnto(base, applicationId, applicationVersion, Set.of(), files);
    }

    /**
     * As {@link #appendOnto}, and in the same commit takes files out, with all their rows. Also overtaken if one of these is no longer in
     * the table.
     *
     * @param removed addresses of the files to take out
     */
    public AppendOutcome replaceOnto(
            long base, String applicationId, long applicationVersion, Set<String> removed, List<DataFile> files) {
        return commitOnto(base, applicationId, applicationVersion, removed, files);
    }

    private AppendOutcome commitOnto(
            long base, String applicationId, long applicationVersion, Set<String> removed, List<DataFile> files) {
        LogChanges changes = new LogChanges(path, configuration);
        Snapshot state = recent();
        while (true) {
            try {
                Transaction transaction = state.buildUpdateTableTransaction(ENGINE_INFO, Operation.WRITE)
                        .withTransactionId(applicationId, applicationVersion)
                        .withMaxRetries(0)
                        .build(engine);
                if (changes.touchedRows(base, state.getVersion())) {
                    return new AppendOutcome.Overtaken(state.getVersion());
                }
                List<Row> lines = actions.removing(state, removed);
                if (lines.size() < removed.size()) {
                    return new AppendOutcome.Overtaken(state.getVersion());
                }
                lines.addAll(actions.adding(transaction, files));
                return new AppendOutcome.Committed(commit(transaction, lines));
            } catch (ConcurrentTransactionException e) {
                return new AppendOutcome.Stood();
            } catch (ConcurrentWriteException | MaxCommitRetryLimitReachedException e) {
                state = newerThan(state, e);
            }
        }
    }

    /**
     * Puts files in the place of others that hold the same rows, whatever others commit meanwhile; readers of changes see none.
     *
     * @param removed addresses of the files to take out
     * @return the table's version that holds the files, or empty if one of the removed is no longer there, and nothing was done
     */
    public Optional<Long> rearrange(Set<String> removed, List<DataFile> files) {
        Snapshot state = recent();
        while (true) {
            Transaction transaction = state.buildUpdateTableTransaction(ENGINE_INFO, Operation.WRITE)
                    .withMaxRetries(0)
                    .build(engine);
            List<Row> lines = actions.rearranging(state, transaction, removed, files);
            if (lines.size() < removed.size() + files.size()) {
                return Optional.empty();
            }
            try {
                return Optional.of(commit(transaction, lines));
            } catch (ConcurrentWriteException | MaxCommitRetryLimitReachedException e) {
                state = newerThan(state, e);
            }
        }
    }

    /** The newest state after a commit that failed; throws the failure if nobody else has committed. */
    private Snapshot newerThan(Snapshot state, RuntimeException failure) {
        Snapshot newest =
                latest().orElseThrow(() -> new IllegalStateException("Cannot write to " + path + ": it is gone"));
        if (newest.getVersion() == state.getVersion()) {
            // Nobody was first: it is the store that refuses, as it may do for long.
            throw failure;
        }
        LOG.debug("Another writer was first", failure);
        return newest;
    }

    /** The applications that committed after version {@code after} and up to the known state. */
    public Set<String> applicationsSince(long after) {
        return new LogChanges(path, configuration).applications(after, current().getVersion());
    }

    /** Whether what was judged by that version can no longer be committed, as {@link #appendOnto} would find. */
    public boolean isOvertaken(long base) {
        return latest().stream()
                .anyMatch(newest -> new LogChanges(path, configuration).touchedRows(base, newest.getVersion()));
    }

    /** What the commit of that version rearranged; empty if it brought rows in or out, or the log no longer has it. */
    public Optional<Rearrangement> rearrangement(long version) {
        return new LogChanges(path, configuration).rearrangement(version);
    }

    /** The state that this object last read or left behind, or the newest if it knows none; empty if there is no table. */
    public Optional<Snapshot> known() {
        return snapshot == null ? latest() : Optional.of(snapshot);
    }

    /** The day (since 1970-01-01) of each data file of the known state. */
    public List<Integer> daysOfFiles() {
        return known().stream()
                .flatMap(state -> actions.files(state).stream())
                .map(actions::day)
                .toList();
    }

    /** The known state, loaded anew if that was long ago: for writers whom a rival's commits do not concern, or who look for them. */
    private Snapshot recent() {
        if (System.nanoTime() - loadedNanos > LOAD_AGAIN_AFTER.toNanos()) {
            snapshot = null;
        }
        return current();
    }

    private Snapshot current() {
        return known().orElseThrow(() -> new IllegalStateException("Cannot write to " + path + ": no such table"));
    }

    private long commit(Transaction transaction, List<Row> changes) {
        TransactionCommitResult result =
                transaction.commit(engine, CloseableIterable.inMemoryIterable(CloseableIterators.of(changes)));
        snapshot = result.getPostCommitSnapshot().orElse(null);
        for (PostCommitHook hook : result.getPostCommitHooks()) {
            // Without its checksum the next commit would read the log from the last checkpoint on.
            Executor runner = hook.getType() == PostCommitHookType.CHECKPOINT ? upkeep : Runnable::run;
            runner.execute(() -> runUpkeep(hook));
        }
        return result.getVersion();
    }

    /** A checkpoint or checksum only speeds readers up: the commit stands without it, and the next that is due makes up for it. */
    private void runUpkeep(PostCommitHook hook) {
        try {
            hook.threadSafeInvoke(engine);
        } catch (IOException | RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("table", contract.name())
                    .addKeyValue("hook", hook.getType())
                    .addKeyValue("cause", e)
                    .log("Upkeep after a commit failed; the commit stands");
            LOG.debug("Upkeep failed", e);
        }
    }
}
