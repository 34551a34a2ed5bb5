package dev.emissions.aggregator.daily;

import dev.emissions.aggregator.LakeAddress;
import dev.emissions.aggregator.events.CombinedEvents;
import dev.emissions.aggregator.events.EventFile;
import dev.emissions.aggregator.events.EventReader;
import dev.emissions.aggregator.gold.GoldFile;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/** Computes the daily tables and the rankings of whole days in one pass over their events. */
public final class DailyJob {
    private DailyJob() {}

    /**
     * Writes the days' files of all daily tables, which nobody sees until they are committed.
     *
     * @param files every file of the days, and no other
     */
    public static List<GoldFile> writeDays(JavaRDD<EventFile> files, LakeAddress lake, DailySettings settings) {
        String run = UUID.randomUUID().toString();
        return sortByTableAndDay(sumByCell(files, lake))
                .mapPartitions(sums -> writeTables(sums, lake, settings, run))
                .collect();
    }

    private static JavaPairRDD<String, byte[]> sumByCell(JavaRDD<EventFile> files, LakeAddress lake) {
        return files.mapPartitionsToPair(
                part -> new CombinedEvents<>(new EventReader(lake.open()), part, new SumsByCell()));
    }

    private static JavaPairRDD<String, byte[]> sortByTableAndDay(JavaPairRDD<String, byte[]> sums) {
        int partitions = sums.context().defaultParallelism();
        return sums.repartitionAndSortWithinPartitions(new DayTablePartitioner(partitions));
    }

    private static Iterator<GoldFile> writeTables(
            Iterator<Tuple2<String, byte[]>> sums, LakeAddress lake, DailySettings settings, String run)
            throws IOException {
        String namePrefix = run + "-" + TaskContext.get().taskAttemptId();
        return new DailyWriter(lake.open(), settings, namePrefix).write(sums).iterator();
    }
}
