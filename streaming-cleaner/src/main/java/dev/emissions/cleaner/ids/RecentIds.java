package dev.emissions.cleaner.ids;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ids of the files that came last, as many as fit into the memory given: where most late twins are found without a look into the
 * table. Any number of threads may use it.
 */
final class RecentIds {
    private final Map<String, IdList> files = new LinkedHashMap<>();
    private long bytes;
    private long limit;

    /** Sets how much memory the ids may take, and forgets the eldest files if they take more. */
    synchronized void limit(long limitBytes) {
        limit = limitBytes;
        forgetUntilTheyFit();
    }

    synchronized void add(String file, IdList ids) {
        ids.trim();
        IdList before = files.remove(file);
        bytes -= before == null ? 0 : before.bytes();
        files.put(file, ids);
        bytes += ids.bytes();
        forgetUntilTheyFit();
    }

    /** The file's ids, or null if they are not remembered. */
    synchronized IdList of(String file) {
        return files.get(file);
    }

    synchronized void clear() {
        files.clear();
        bytes = 0;
    }

    private void forgetUntilTheyFit() {
        Iterator<IdList> eldest = files.values().iterator();
        while (bytes > limit && eldest.hasNext()) {
            bytes -= eldest.next().bytes();
            eldest.remove();
        }
    }
}
