package dev.emissions.lakehouse;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.ConcurrentTransactionException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.transaction.DataLayoutSpec;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.TimestampType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    private final TableContract contract;
    private final Engine engine;
    private final String path;
    private Snapshot snapshot;

    public DeltaTable(Lake lake, TableContract contract) {
        this.contract = contract;
        this.engine = lake.engine();
        this.path = lake.pathOf(contract.path());
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
            commit(builder.build(engine), CloseableIterable.emptyIterable());
        } catch (io.delta.kernel.exceptions.TableAlreadyExistsException
                | io.delta.kernel.exceptions.ConcurrentWriteException e) {
            LOG.debug("Another writer created the table", e);
        }
    }

    /** The newest state of the table, read anew from the log, or empty if there is no table. */
    public Optional<Snapshot> latest() {
        try {
            snapshot = TableManager.loadSnapshot(path).build(engine);
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
        try {
            Transaction transaction = current()
                    .buildUpdateTableTransaction(ENGINE_INFO, Operation.WRITE)
                    .withTransactionId(applicationId, applicationVersion)
                    .build(engine);
            return Optional.of(commit(transaction, addActions(transaction, files)));
        } catch (ConcurrentTransactionException e) {
            return Optional.empty();
        }
    }

    private Snapshot current() {
        if (snapshot != null) {
            return snapshot;
        }
        return latest().orElseThrow(() -> new IllegalStateException("Cannot append to " + path + ": no such table"));
    }

    private long commit(Transaction transaction, CloseableIterable<Row> actions) {
        TransactionCommitResult result = transaction.commit(engine, actions);
        snapshot = result.getPostCommitSnapshot().orElse(null);
        for (PostCommitHook hook : result.getPostCommitHooks()) {
            runUpkeep(hook);
        }
        return result.getVersion();
    }

    /** A checkpoint or checksum only speeds readers up: the commit stands without it, and the next one writes it again. */
    private void runUpkeep(PostCommitHook hook) {
        try {
            hook.threadSafeInvoke(engine);
        } catch (IOException | RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("table", contract.name())
                    .addKeyValue("hook", hook.getType())
                    .setCause(e)
                    .log("Upkeep after a commit failed; the commit stands");
        }
    }

    private CloseableIterable<Row> addActions(Transaction transaction, List<DataFile> files) {
        Row state = transaction.getTransactionState(engine);
        List<Row> actions = new ArrayList<>();
        Map<Integer, List<DataFile>> byDay = files.stream()
                .collect(Collectors.groupingBy(DataFile::partitionDay, TreeMap::new, Collectors.toList()));
        byDay.forEach((day, sameDay) -> {
            Map<String, Literal> partition = contract.partitionColumns().stream()
                    .collect(Collectors.toMap(column -> column, column -> Literal.ofDate(day)));
            DataWriteContext context = Transaction.getWriteContext(engine, state, partition);
            try (var rows = Transaction.generateAppendActions(engine, state, statuses(sameDay), context)) {
                rows.forEachRemaining(actions::add);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot describe files of " + path, e);
            }
        });
        return CloseableIterable.inMemoryIterable(CloseableIterators.of(actions));
    }

    private CloseableIterator<DataFileStatus> statuses(List<DataFile> files) {
        return CloseableIterators.of(files.stream()
                .map(file -> new DataFileStatus(
                        file.path(), file.sizeBytes(), file.modifiedMillis(), Optional.of(statistics(file))))
                .toList());
    }

    private DataFileStatistics statistics(DataFile file) {
        Map<Column, Literal> smallest = new HashMap<>();
        Map<Column, Literal> largest = new HashMap<>();
        Map<Column, Long> nulls = new HashMap<>();
        file.columns().forEach((name, range) -> {
            Column column = new Column(name);
            DataType type = contract.schema().get(name).getDataType();
            nulls.put(column, range.nulls());
            if (range.min() != null) {
                smallest.put(column, literal(type, range.min()));
                largest.put(column, literal(type, range.max()));
            }
        });
        return new DataFileStatistics(file.rows(), smallest, largest, nulls, Optional.empty());
    }

    private static Literal literal(DataType type, String text) {
        if (type instanceof StringType) {
            return Literal.ofString(text);
        } else if (type instanceof LongType) {
            return Literal.ofLong(Long.parseLong(text));
        } else if (type instanceof IntegerType) {
            return Literal.ofInt(Integer.parseInt(text));
        } else if (type instanceof TimestampType) {
            return Literal.ofTimestamp(Long.parseLong(text));
        }
        throw new IllegalArgumentException("Cannot keep statistics of a column of type " + type);
    }
}
