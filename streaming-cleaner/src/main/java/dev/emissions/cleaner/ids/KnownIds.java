package dev.emissions.cleaner.ids;

import dev.emissions.cleaner.ids.CommittedIds.Added;
import dev.emissions.cleaner.ids.CommittedIds.Change;
import dev.emissions.cleaner.ids.CommittedIds.Rearranged;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.Rearrangement;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers, within one executor, whether the cleaned table holds an event id: nearly always from memory.
 *
 * <p>It is a cache of the table and nothing else. A date's filters are built on first use by one scan of that date's ids, and follow the
 * files that each batch commits: from memory where this executor wrote them, by a scan of their ids where another one did; where rows are
 * only put into other files, their filters stay. What a task wrote counts only once its files are committed. So a restart, a lost executor
 * or a failed batch costs a scan, never a wrong answer.
 *
 * <p>All tasks of a batch share it; while they run it is only read.
 */
public final class KnownIds {
    private static final Map<String, KnownIds> OF_THIS_EXECUTOR = new ConcurrentHashMap<>();

    private final Map<Integer, DayIds> days = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, IdList> uncommitted = new HashMap<>();
    private final RecentIds recent = new RecentIds();
    private final TableIds table;
    private CommittedIds committed;

    private KnownIds(Lake lake) {
        this.table = new TableIds(lake);
    }

    /**
     * The executor's knowledge, brought up to the state on which the batch builds.
     *
     * @param scope tells apart the queries and tables that one executor may serve
     * @param memoryBytes about how much memory it may keep from batch to batch
     */
    public static KnownIds of(String scope, Lake lake, CommittedIds committed, long memoryBytes) throws IOException {
        KnownIds known = OF_THIS_EXECUTOR.computeIfAbsent(scope, unused -> new KnownIds(lake));
        known.follow(committed, memoryBytes);
        return known;
    }

    private synchronized void follow(CommittedIds now, long memoryBytes) throws IOException {
        boolean canFollow =
                committed != null && committed.epoch() == now.epoch() && committed.nextChange() >= now.firstChange();
        if (!canFollow) {
            forgetAll();
            recent.limit(memoryBytes);
        } else if (now.nextChange() > committed.nextChange()) {
            for (Change change : now.changesFrom(committed.nextChange())) {
                follow(change);
            }
            forgetUntilItFits(memoryBytes);
        } else {
            // Commits without rows: a date that is loaded now is to be found at the newer version.
            committed = now.tableVersion() > committed.tableVersion() ? now : committed;
            return;
        }
        uncommitted.clear();
        committed = now;
    }

    private void follow(Change change) throws IOException {
        if (change instanceof Added file) {
            add(file);
        } else if (change instanceof Rearranged rearranged) {
            Optional<Rearrangement> rearrangement = table.rearrangement(rearranged.version());
            rearrangement.ifPresentOrElse(moves -> days.values().forEach(day -> day.follow(moves)), this::forgetAll);
        }
    }

    private void forgetAll() {
        days.clear();
        recent.clear();
    }

    private void add(Added file) throws IOException {
        DayIds day = days.get(file.day());
        if (day != null) {
            IdList own = uncommitted.get(file.path());
            add(day, file.path(), own != null ? own : table.ids(file.path()));
        }
    }

    private void add(DayIds day, String file, IdList ids) {
        day.add(FileRows.at(file), ids);
        recent.add(file, ids);
    }

    /** Filters come first: without them every new id would have to be looked up. */
    private void forgetUntilItFits(long memoryBytes) {
        long filters = days.values().stream().mapToLong(DayIds::bytes).sum();
        var eldest = days.values().iterator();
        while (filters > memoryBytes && eldest.hasNext()) {
            filters -= eldest.next().bytes();
            eldest.remove();
        }
        recent.limit(Math.max(0, memoryBytes - filters));
    }

    /** The committed ids of an event date: days since 1970-01-01. */
    synchronized DayIds day(int day) throws IOException {
        DayIds ids = days.get(day);
        if (ids == null) {
            ids = load(day);
            days.put(day, ids);
        }
        return ids;
    }

    private DayIds load(int day) throws IOException {
        DayIds ids = new DayIds();
        if (committed.days().contains(day)) {
            for (String file : table.files(committed.tableVersion(), day)) {
                add(ids, file, table.ids(file));
            }
        }
        return ids;
    }

    /** Of the ids in {@code wanted}, those that the rows hold, each with its payload. */
    IdMap find(Collection<FileRows> rows, IdMap wanted) throws IOException {
        IdMap found = new IdMap();
        Set<String> elsewhere = new LinkedHashSet<>();
        for (FileRows sameFile : rows) {
            IdList ids = recent.of(sameFile.cameAs());
            if (ids != null) {
                ids.find(wanted, found);
            } else {
                elsewhere.addAll(sameFile.addresses());
            }
        }
        table.find(elsewhere, wanted, found);
        return found;
    }

    /** Takes note of what a task wrote, by file: it will count once the file is committed. */
    synchronized void addUncommitted(Map<String, IdList> written) {
        uncommitted.putAll(written);
    }
}
