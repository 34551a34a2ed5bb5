package dev.emissions.cleaner.repair;

import dev.emissions.cleaner.ids.IdMap;
import dev.emissions.cleaner.ids.TableIds;
import dev.emissions.lakehouse.Lake;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks up which ids the cleaned table holds, exactly; a second look reads only the files that came in since. */
final class TwinSearch {
    private final TableIds table;
    private final Map<Integer, Set<String>> seen = new HashMap<>();

    TwinSearch(Lake lake) {
        this.table = new TableIds(lake);
    }

    /**
     * Looks into the files that no earlier look has seen.
     *
     * @param version of the table
     * @param wanted ids by event date
     * @return those that were found, with their payload, by event date
     */
    Map<Integer, IdMap> find(long version, Map<Integer, IdMap> wanted) throws IOException {
        Map<Integer, List<String>> files = table.files(version, wanted.keySet());
        Map<Integer, IdMap> found = new HashMap<>();
        for (var day : files.entrySet()) {
            Set<String> known = seen.computeIfAbsent(day.getKey(), unused -> new HashSet<>());
            List<String> fresh = day.getValue().stream().filter(known::add).toList();
            found.put(day.getKey(), table.find(fresh, wanted.get(day.getKey())));
        }
        return found;
    }
}
