package dev.emissions.cleaner.ids;

import dev.emissions.cleaner.ids.CommittedIds.StrayFile;
import dev.emissions.lakehouse.Lake;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers, within one executor and for one Kafka partition, whether the cleaned table holds an event id: nearly always from memory.
 *
 * <p>It is a cache of the table and nothing else: a date's filters are built on first use by one scan of the ids of that date that the
 * partition can meet, extended by every batch, and given up whenever they might miss a committed id or remember one that was never
 * committed. So a restart, a lost executor, a moved partition or a failed batch costs a scan and never a wrong answer.
 *
 * <p>A record is in the home partition of its key, or it does not come here; so a partition needs the ids of its own files, of the files
 * written when the topic had another number of partitions, and of the stray files.
 */
public final class KnownIds {
    private static final Map<String, KnownIds> OF_THIS_EXECUTOR = new ConcurrentHashMap<>();

    private final String key;
    private final Map<Integer, DayIds> days = new LinkedHashMap<>(16, 0.75f, true);
    private CommittedIds committed;
    private FileNames fileNames;
    private TableIds table;
    private Lake lake;
    private String lastTask;

    private KnownIds(String key) {
        this.key = key;
    }

    /**
     * Takes the executor's knowledge for a partition, for one batch; nobody else has it until {@link #giveBack}, and what a failed task
     * took is gone with it.
     *
     * @param scope tells apart the queries, tables and topics that one executor may serve
     */
    public static KnownIds take(String scope, FileNames fileNames, Lake lake, CommittedIds committed) {
        String key = scope + '/' + fileNames.partition();
        KnownIds known = OF_THIS_EXECUTOR.remove(key);
        if (known == null || !known.isCurrent(committed)) {
            known = new KnownIds(key);
        }
        known.committed = committed;
        known.fileNames = fileNames;
        known.lake = lake;
        known.table = new TableIds(lake);
        return known;
    }

    /** Whether it holds all committed ids of its dates and no others. */
    private boolean isCurrent(CommittedIds now) {
        return committed.epoch() == now.epoch()
                && lastTask.equals(now.lastTasks().get(fileNames.partition()));
    }

    /** Addresses of the files that may hold the id; empty if the table surely does not have it. */
    public List<String> candidates(EventIdentity identity) throws IOException {
        DayIds day = day(identity.day());
        return day.mightContain(identity.high()) ? day.candidates(identity.high()) : List.of();
    }

    /** Of the ids in {@code wanted}, those that the files hold, each with its payload. */
    public IdMap find(Collection<String> files, IdMap wanted) throws IOException {
        return table.find(files, wanted);
    }

    /** Notes that the batch accepted the event into the file at {@code path}. */
    public void add(EventIdentity identity, String path) throws IOException {
        day(identity.day()).add(path, identity.high());
    }

    /**
     * Ends the batch's work on the partition and leaves the knowledge to the next batch, which uses it if {@code task} was committed.
     *
     * @param memoryBytes about how much memory the partition's filters may take
     */
    public void giveBack(String task, long memoryBytes) {
        days.values().forEach(DayIds::seal);
        lastTask = task;
        forgetUntilItFits(memoryBytes);
        OF_THIS_EXECUTOR.put(key, this);
    }

    private void forgetUntilItFits(long memoryBytes) {
        long bytes = days.values().stream().mapToLong(DayIds::bytes).sum();
        var eldest = days.entrySet().iterator();
        while (bytes > memoryBytes && days.size() > 1) {
            bytes -= eldest.next().getValue().bytes();
            eldest.remove();
        }
    }

    private DayIds day(int day) throws IOException {
        DayIds ids = days.get(day);
        if (ids == null) {
            ids = load(day);
            days.put(day, ids);
        }
        addStrayFiles(day, ids);
        return ids;
    }

    private DayIds load(int day) throws IOException {
        DayIds ids = new DayIds(committed.strayFiles().size());
        if (committed.days().contains(day)) {
            for (String file : table.files(committed.tableVersion(), day)) {
                if (fileNames.mayHoldTwins(file)) {
                    addFile(ids, file);
                }
            }
        }
        return ids;
    }

    private void addStrayFiles(int day, DayIds ids) throws IOException {
        List<StrayFile> all = committed.strayFiles();
        if (ids.strayFilesSeen() == all.size()) {
            return;
        }
        for (StrayFile stray : all.subList(ids.strayFilesSeen(), all.size())) {
            if (stray.day() == day) {
                addFile(ids, stray.path());
            }
        }
        ids.strayFilesSeen(all.size());
    }

    private void addFile(DayIds ids, String file) throws IOException {
        HashList hashes = new HashList();
        IdColumns.read(file, lake.configuration(), (high, low, payload) -> hashes.add(high));
        ids.addFile(file, hashes);
    }
}
