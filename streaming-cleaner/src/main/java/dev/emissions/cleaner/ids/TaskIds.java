package dev.emissions.cleaner.ids;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One task's view of the known ids, and its own record of those that it accepts. Not for use by several threads. */
public final class TaskIds {
    private final KnownIds known;
    private final Map<String, IdList> written = new HashMap<>();
    private DayIds lastDayIds;
    private int lastDay;
    private IdList lastFileIds;
    private String lastFile;

    public TaskIds(KnownIds known) {
        this.known = known;
    }

    /** Committed rows among which the id may be; empty if the table surely does not have it. */
    public List<FileRows> candidates(EventIdentity identity) throws IOException {
        if (lastDayIds == null || lastDay != identity.day()) {
            lastDayIds = known.day(identity.day());
            lastDay = identity.day();
        }
        return lastDayIds.candidates(identity.high());
    }

    /** Of the ids in {@code wanted}, those that the rows hold, each with its payload. */
    public IdMap find(Collection<FileRows> rows, IdMap wanted) throws IOException {
        return known.find(rows, wanted);
    }

    /** Notes that the task accepted the event into the file at {@code path}. */
    public void accepted(EventIdentity identity, String path) {
        if (!path.equals(lastFile)) {
            lastFileIds = written.computeIfAbsent(path, unused -> new IdList());
            lastFile = path;
        }
        lastFileIds.add(identity.high(), identity.low(), identity.payload());
    }

    /** Ends the task: what it accepted will be known once it is committed. */
    public void finish() {
        known.addUncommitted(written);
    }
}
