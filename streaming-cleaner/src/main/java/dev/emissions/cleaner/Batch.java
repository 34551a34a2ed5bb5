package dev.emissions.cleaner;

import dev.emissions.cleaner.ids.CommittedIds;
import dev.emissions.cleaner.ids.KnownIds;
import dev.emissions.lakehouse.Lake;
import dev.emissions.quality.Thresholds;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.util.Map;

/**
 * What every task of a micro-batch must know.
 *
 * @param lakeRoot root of the lake
 * @param lakeProperties settings to reach it; they hold a secret and never reach a log
 * @param queryId identity of the checkpoint
 * @param id number of the micro-batch
 * @param topic the Kafka topic
 * @param thresholds parameters of the rules
 * @param archiveRaw whether every record is kept as Kafka held it
 * @param idMemoryBytes about how much memory an executor may spend on known ids
 * @param committedIds which ids are in the table before this batch
 * @param contested ids that several partitions accepted when the batch's tasks ran before
 */
record Batch(
        URI lakeRoot,
        Map<String, String> lakeProperties,
        String queryId,
        long id,
        String topic,
        Thresholds thresholds,
        boolean archiveRaw,
        long idMemoryBytes,
        CommittedIds committedIds,
        ContestedIds contested)
        implements Serializable {

    /** The lake as this process reaches it. */
    Lake lake() {
        return ExecutorLake.of(lakeRoot, lakeProperties);
    }

    /** Which ids the table holds, as this executor knows it. */
    KnownIds knownIds() throws IOException {
        return KnownIds.of(lakeRoot + "/" + queryId, lake(), committedIds, idMemoryBytes);
    }

    Batch withContested(ContestedIds ids) {
        return new Batch(
                lakeRoot, lakeProperties, queryId, id, topic, thresholds, archiveRaw, idMemoryBytes, committedIds, ids);
    }

    @Override
    public String toString() {
        return "Batch[" + topic + " " + queryId + " " + id + "]";
    }
}
