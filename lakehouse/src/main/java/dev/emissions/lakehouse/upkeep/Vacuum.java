package dev.emissions.lakehouse.upkeep;

import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableFile;
import dev.emissions.lakehouse.TableReader;
import io.delta.kernel.expressions.AlwaysTrue;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Removes data files that no version of a table since a time needs: those that nothing names, as failed tasks leave them behind, and those
 * that were taken out of the table before. What is younger than that time is never touched: its commit may be under way.
 *
 * <p>A file that is older is needed if the table has it, had it at that time, or lost it just now. The log cannot tell of one that came in and
 * went out again since, though it was written before; of these there are none but of decisions that waited for longer than an hour.
 */
public final class Vacuum {
    /** The longest time between a file's writing and its commit, unless a decision is left lying. */
    public static final Duration UNTIL_COMMITTED = Duration.ofHours(1);

    private final Lake lake;
    private final TableContract contract;
    private final Instant since;

    /**
     * @param since the oldest time whose version of the table must stay readable; at most a week ago
     */
    public Vacuum(Lake lake, TableContract contract, Instant since) {
        this.lake = lake;
        this.contract = contract;
        this.since = since;
    }

    /** Tells what would be removed. */
    public Saving plan() throws IOException {
        return saving(unneeded());
    }

    /** Removes it. */
    public Saving run() throws IOException {
        List<FileStatus> files = unneeded();
        new Deletion(lake).delete(files.stream().map(FileStatus::getPath).toList());
        return saving(files);
    }

    private static Saving saving(List<FileStatus> files) {
        return Saving.removed(
                files.size(), files.stream().mapToLong(FileStatus::getLen).sum());
    }

    private List<FileStatus> unneeded() throws IOException {
        Path root = new Path(lake.pathOf(contract.path()));
        // Listed before the table is read: what is committed meanwhile is named by then.
        List<FileStatus> old = oldFiles(root);
        Optional<TableReader> table = TableReader.newest(lake, contract.path());
        if (table.isEmpty() || old.isEmpty()) {
            return List.of();
        }
        Set<String> needed = new HashSet<>();
        addFiles(table.orElseThrow(), needed);
        TableReader.asOf(lake, contract.path(), since).ifPresent(then -> addFiles(then, needed));
        for (String path : Tombstones.since(lake, root.toString(), since.toEpochMilli())) {
            needed.add(
                    new Path(root, new Path(URI.create(path).getPath())).toUri().getPath());
        }
        return old.stream()
                .filter(file -> !needed.contains(file.getPath().toUri().getPath()))
                .toList();
    }

    private static void addFiles(TableReader table, Set<String> needed) {
        for (TableFile file : table.files(AlwaysTrue.ALWAYS_TRUE)) {
            needed.add(new Path(file.path()).toUri().getPath());
        }
    }

    private List<FileStatus> oldFiles(Path root) throws IOException {
        FileSystem files = root.getFileSystem(lake.configuration());
        long youngest = since.minus(UNTIL_COMMITTED).toEpochMilli();
        List<FileStatus> old = new ArrayList<>();
        try {
            for (FileStatus folder : files.listStatus(root)) {
                if (folder.isDirectory() && !folder.getPath().getName().startsWith("_")) {
                    for (var listed = files.listFiles(folder.getPath(), true); listed.hasNext(); ) {
                        FileStatus file = listed.next();
                        if (file.getPath().getName().endsWith(".parquet") && file.getModificationTime() < youngest) {
                            old.add(file);
                        }
                    }
                }
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        return old;
    }
}
