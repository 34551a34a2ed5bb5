package dev.emissions.cleaner;

import dev.emissions.cleaner.Manifests.Decided;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What cleaners left behind in a lake besides rows: checkpoint and manifests, for those who only look. */
public final class CleanerBooks {
    private final Lake lake;
    private final String topic;

    public CleanerBooks(Lake lake, String topic) {
        this.lake = lake;
        this.topic = topic;
    }

    /**
     * What keeps a query from going on with its checkpoint: it is damaged, of another topic, or tells another place than the ledger.
     *
     * @param checkpoint its folder, or empty for the topic's own in the lake
     */
    public Optional<String> checkpointProblem(Optional<String> checkpoint) {
        var check =
                new CheckpointCheck(lake, topic, checkpoint.orElseGet(() -> CleanSettings.checkpointOf(lake, topic)));
        check.requireSameTopic();
        return check.lastingProblem();
    }

    /** Batches of the topic that were decided but are not sealed, such as {@code batch 7 of query ...}; void decisions do not count. */
    public List<String> unsealedBatches() throws IOException {
        List<String> unsealed = new ArrayList<>();
        for (String queryId : Manifests.queries(lake)) {
            Manifests manifests = new Manifests(lake, queryId);
            OptionalLong last = manifests.lastBatch();
            if (last.isPresent() && isUnsealed(queryId, last.getAsLong(), manifests.find(last.getAsLong()))) {
                unsealed.add("batch " + last.getAsLong() + " of query " + queryId);
            }
        }
        return unsealed;
    }

    private boolean isUnsealed(String queryId, long batch, Optional<Decided> decided) {
        if (decided.isEmpty() || !decided.orElseThrow().manifest().topic().equals(topic)) {
            return false;
        }
        return !holds(new DeltaTable(lake, LedgerTable.CONTRACT), queryId, batch)
                && !isVoid(queryId, batch, decided.orElseThrow().manifest());
    }

    /** Whether nothing of it was committed before another writer changed what it was judged by: then it never will be. */
    private boolean isVoid(String queryId, long batch, Manifest manifest) {
        var cleaned = new DeltaTable(lake, CleanedTable.CONTRACT);
        return !holds(cleaned, queryId, batch) && cleaned.isOvertaken(manifest.base());
    }

    private static boolean holds(DeltaTable table, String queryId, long batch) {
        return table.committedVersion(queryId)
                .filter(version -> version >= batch)
                .isPresent();
    }
}
