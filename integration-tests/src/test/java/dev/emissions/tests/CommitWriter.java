package dev.emissions.tests;

import dev.emissions.lakehouse.Lake;
import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.ConcurrentTransactionException;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A process that commits to one Delta table until its time is over or it is killed, and prints what it was told of each commit. A commit
 * names one file, {@code WRITER-NUMBER.parquet}, that does not exist: only the log is looked at.
 */
final class CommitWriter {
    /** What a writer was told of a commit. */
    enum Told {
        /** The commit is about to be tried: of a writer that was killed nothing more is known. */
        TRIES,
        SUCCESS,
        /** Delta said that this transaction stands already: an earlier try whose outcome was unknown had landed. */
        STANDS,
        UNKNOWN
    }

    /** How a writer numbers its commits. */
    enum Manner {
        /** Without a transaction id, each number once, whatever comes of it. */
        BLIND,
        /** With a transaction id, each number until it stands. */
        COUNTED
    }

    private final Engine engine;
    private final String table;
    private final String name;
    private final Manner manner;
    private Snapshot snapshot;

    private CommitWriter(Engine engine, String table, String name, Manner manner) {
        this.engine = engine;
        this.table = table;
        this.name = name;
        this.manner = manner;
    }

    /** Takes the table, the writer's name, its manner and its seconds; the lake's settings come by standard input. */
    public static void main(String[] arguments) throws IOException {
        Properties settings = new Properties();
        settings.load(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        Map<String, String> properties = new HashMap<>();
        settings.stringPropertyNames().forEach(key -> properties.put(key, settings.getProperty(key)));
        Engine engine = Lake.of(URI.create(arguments[0]), properties).engine();
        new CommitWriter(engine, arguments[0], arguments[1], Manner.valueOf(arguments[2]))
                .run(Long.parseLong(arguments[3]));
    }

    /** The time runs from the first look at the table on. */
    private void run(long seconds) {
        long first = firstNumber();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        for (long number = first; System.nanoTime() < end; number++) {
            Told told = Told.UNKNOWN;
            while (told == Told.UNKNOWN && System.nanoTime() < end) {
                print(number, Told.TRIES);
                told = attempt(number);
                print(number, told);
                if (manner == Manner.BLIND) {
                    break;
                }
            }
        }
    }

    /** A counted writer goes on with the number that may not stand yet. */
    private long firstNumber() {
        while (manner == Manner.COUNTED) {
            try {
                return TableManager.loadSnapshot(table)
                        .build(engine)
                        .getLatestTransactionVersion(engine, name)
                        .map(last -> last + 1)
                        .orElse(1L);
            } catch (RuntimeException e) {
                System.err.println("Reading failed: " + e);
            }
        }
        return 1;
    }

    private Told attempt(long number) {
        try {
            commit(number);
            return Told.SUCCESS;
        } catch (ConcurrentTransactionException e) {
            return Told.STANDS;
        } catch (RuntimeException | IOException e) {
            System.err.println(number + ": " + e);
            return Told.UNKNOWN;
        }
    }

    private void commit(long number) throws IOException {
        Snapshot known = snapshot == null ? TableManager.loadSnapshot(table).build(engine) : snapshot;
        snapshot = null;
        var builder = known.buildUpdateTableTransaction(name, Operation.WRITE);
        if (manner == Manner.COUNTED) {
            builder = builder.withTransactionId(name, number);
        }
        Transaction transaction = builder.build(engine);
        Row state = transaction.getTransactionState(engine);
        Map<String, Literal> noPartition = Map.of();
        DataWriteContext context = Transaction.getWriteContext(engine, state, noPartition);
        var file = new DataFileStatus(table + "/" + file(name, Long.toString(number)), 1, 0, Optional.empty());
        try (CloseableIterator<Row> actions = Transaction.generateAppendActions(
                engine, state, Utils.toCloseableIterator(List.of(file).iterator()), context)) {
            TransactionCommitResult result = transaction.commit(engine, CloseableIterable.inMemoryIterable(actions));
            snapshot = result.getPostCommitSnapshot().orElse(null);
            result.getPostCommitHooks().forEach(hook -> {
                try {
                    hook.threadSafeInvoke(engine);
                } catch (IOException | RuntimeException e) {
                    System.err.println("Upkeep failed: " + e);
                }
            });
        }
    }

    /** Name of the file that the commit adds. */
    static String file(String writer, String number) {
        return writer + "-" + number + ".parquet";
    }

    private static void print(long number, Told told) {
        System.out.println(number + " " + told);
    }
}
