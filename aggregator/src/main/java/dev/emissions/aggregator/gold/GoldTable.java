package dev.emissions.aggregator.gold;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.GoldTables;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableContract;
import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.ConcurrentWriteException;
import io.delta.kernel.exceptions.MaxCommitRetryLimitReachedException;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One gold table, whose days are replaced as a whole. One thread at a time. */
public final class GoldTable {
    private static final Logger LOG = LoggerFactory.getLogger(GoldTable.class);
    private static final String ENGINE_INFO = "emissions";

    private final TableContract contract;
    private final Engine engine;
    private final DeltaTable table;
    private Optional<Snapshot> snapshot;

    /** Reads the newest state of the table, which need not be there yet. */
    public GoldTable(Lake lake, TableContract contract) {
        this.contract = contract;
        this.engine = lake.engine();
        this.table = new DeltaTable(lake, contract);
        this.snapshot = table.latest();
    }

    public String name() {
        return contract.name();
    }

    /** What the table was computed from, or empty if it never was. */
    public Optional<Processed> processed() {
        return snapshot.flatMap(state -> state.getDomainMetadata(GoldTables.PROGRESS_DOMAIN))
                .map(Processed::parse);
    }

    /** The days (since 1970-01-01) that the table holds. */
    public List<Integer> days() {
        return newestFiles().map(GoldTable::day).distinct().toList();
    }

    /** How many files the table consists of. */
    long fileCount() {
        return newestFiles().count();
    }

    private Stream<Row> newestFiles() {
        return snapshot.stream().flatMap(state -> files(state).stream());
    }

    /**
     * Puts the files in the place of all rows of the days, in one commit.
     *
     * @param processed what the table is computed from thereafter; empty leaves the record as it is
     * @throws CommandFailure if another process has written to the table since this object read it
     */
    public void replace(Set<Integer> days, List<DataFile> files, Optional<Processed> processed) {
        if (snapshot.isEmpty()) {
            table.createIfAbsent();
            snapshot = table.latest();
        }
        Snapshot state = snapshot.orElseThrow();
        // No retries: a rebase would keep files of a day that a rival has just written.
        Transaction transaction = state.buildUpdateTableTransaction(ENGINE_INFO, Operation.WRITE)
                .withMaxRetries(0)
                .build(engine);
        processed.ifPresent(record -> transaction.addDomainMetadata(GoldTables.PROGRESS_DOMAIN, record.toJson()));
        List<Row> actions = new ArrayList<>(removals(state, days));
        actions.addAll(additions(transaction, files));
        try {
            finish(transaction.commit(engine, CloseableIterable.inMemoryIterable(iterate(actions))));
        } catch (ConcurrentWriteException | MaxCommitRetryLimitReachedException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot replace days of " + contract.name() + ": another process wrote to it meanwhile; expected"
                            + " version " + state.getVersion()
                            + " to be the newest, got a newer one; run the command again",
                    e);
        }
    }

    private void finish(TransactionCommitResult result) {
        snapshot = result.getPostCommitSnapshot().or(table::latest);
        for (PostCommitHook hook : result.getPostCommitHooks()) {
            try {
                hook.threadSafeInvoke(engine);
            } catch (IOException | RuntimeException e) {
                // Checkpoints and checksums only speed readers up; the next commit writes them again.
                LOG.atWarn()
                        .addKeyValue("table", contract.name())
                        .addKeyValue("hook", hook.getType())
                        .addKeyValue("cause", e)
                        .log("Upkeep after a commit failed; the commit stands");
                LOG.debug("Upkeep failed", e);
            }
        }
    }

    private List<Row> removals(Snapshot state, Set<Integer> days) {
        return files(state).stream()
                .filter(row -> days.contains(day(row)))
                .map(row -> new AddFile(row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL)))
                .map(file -> SingleAction.createRemoveFileSingleAction(file.toRemoveFileRow(true, Optional.empty())))
                .toList();
    }

    private List<Row> files(Snapshot state) {
        List<Row> files = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches =
                state.getScanBuilder().build().getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    rows.forEachRemaining(files::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the files of " + table.path(), e);
        }
        return files;
    }

    private static int day(Row scanFile) {
        String date = InternalScanFileUtils.getPartitionValues(scanFile).get(GoldTables.EVENT_DATE);
        return (int) LocalDate.parse(date).toEpochDay();
    }

    private List<Row> additions(Transaction transaction, List<DataFile> files) {
        Row state = transaction.getTransactionState(engine);
        List<Row> actions = new ArrayList<>();
        for (DataFile file : files) {
            Map<String, Literal> partition = Map.of(GoldTables.EVENT_DATE, Literal.ofDate(file.partitionDay()));
            DataWriteContext context = Transaction.getWriteContext(engine, state, partition);
            try (CloseableIterator<Row> rows =
                    Transaction.generateAppendActions(engine, state, iterate(List.of(status(file))), context)) {
                rows.forEachRemaining(actions::add);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot describe files of " + table.path(), e);
            }
        }
        return actions;
    }

    private static DataFileStatus status(DataFile file) {
        var statistics = new DataFileStatistics(file.rows(), Map.of(), Map.of(), Map.of(), Optional.empty());
        return new DataFileStatus(file.path(), file.sizeBytes(), file.modifiedMillis(), Optional.of(statistics));
    }

    private static <T> CloseableIterator<T> iterate(List<T> elements) {
        return Utils.toCloseableIterator(elements.iterator());
    }
}
