package dev.emissions.cleaner;

import dev.emissions.cleaner.ids.CommittedIds;
import dev.emissions.cleaner.ids.FileNames;
import dev.emissions.lakehouse.Lake;
import dev.emissions.quality.Thresholds;
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
 * @param partitions how many partitions the topic has
 * @param thresholds parameters of the rules
 * @param idMemoryBytes about how much memory an executor may spend on a partition's ids
 * @param committedIds which ids are in the table before this batch
 */
record Batch(
        URI lakeRoot,
        Map<String, String> lakeProperties,
        String queryId,
        long id,
        String topic,
        int partitions,
        Thresholds thresholds,
        long idMemoryBytes,
        CommittedIds committedIds)
        implements Serializable {

    /** The lake as this process reaches it. */
    Lake lake() {
        return ExecutorLake.of(lakeRoot, lakeProperties);
    }

    /** Tells this query's knowledge apart from that of others in the same executor. */
    String scope() {
        return lakeRoot + "/" + queryId + "/" + topic;
    }

    FileNames fileNames(int partition) {
        return new FileNames(partition, partitions);
    }

    @Override
    public String toString() {
        return "Batch[" + scope() + " " + id + "]";
    }
}
