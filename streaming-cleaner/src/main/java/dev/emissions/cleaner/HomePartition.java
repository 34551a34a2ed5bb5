package dev.emissions.cleaner;

import org.apache.kafka.common.utils.Utils;

/**
 * Where Kafka's own partitioner puts a key. Records with one key meet there, so a twin is looked for there alone; a record elsewhere (no
 * key, another partitioner, a topic that has grown since) is a stray, and is compared with everything.
 */
final class HomePartition {
    private HomePartition() {}

    static boolean isHome(byte[] key, int partition, int partitions) {
        return key != null && Utils.toPositive(Utils.murmur2(key)) % partitions == partition;
    }
}
