package dev.emissions.aggregator.daily;

import org.apache.spark.Partitioner;

/** Brings all cells of one table and day together. */
final class DayTablePartitioner extends Partitioner {
    private final int partitions;

    DayTablePartitioner(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public int numPartitions() {
        return partitions;
    }

    @Override
    public int getPartition(Object key) {
        return Math.floorMod(CellKey.fileOf((String) key), partitions);
    }
}
