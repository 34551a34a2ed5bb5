package dev.emissions.cleaner;

import dev.emissions.cleaner.ids.EventIdentity;
import dev.emissions.cleaner.ids.FileRows;
import dev.emissions.cleaner.ids.IdMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Records whose id the table may hold already, kept until they are looked up together. */
final class Suspects {
    private static final int MANY = 50_000;
    private static final long MANY_BYTES = 32L << 20;

    private Map<Integer, Day> days = new TreeMap<>();
    private int count;
    private long bytes;

    record Suspect(KafkaRecord record, EventIdentity identity) {}

    /**
     * The suspects of one event date, in the order of their offsets.
     *
     * @param wanted their ids
     * @param rows committed rows among which they may be
     */
    record Day(List<Suspect> suspects, IdMap wanted, Set<FileRows> rows) {}

    void add(KafkaRecord record, EventIdentity identity, List<FileRows> rows) {
        Day day = days.computeIfAbsent(
                identity.day(), unused -> new Day(new ArrayList<>(), new IdMap(), new HashSet<>()));
        day.suspects.add(new Suspect(record, identity));
        day.wanted.add(identity.high(), identity.low(), identity.payload());
        day.rows.addAll(rows);
        count++;
        bytes += record.value().length;
    }

    /** Whether they take so much memory that they should be looked up now. */
    boolean areMany() {
        return count >= MANY || bytes >= MANY_BYTES;
    }

    /** Takes all of them out. */
    Collection<Day> drain() {
        Collection<Day> drained = days.values();
        days = new TreeMap<>();
        count = 0;
        bytes = 0;
        return drained;
    }
}
