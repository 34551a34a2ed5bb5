package dev.emissions.aggregator.anomaly;

import dev.emissions.aggregator.LakeAddress;
import dev.emissions.aggregator.anomaly.Segment.FormatGroup;
import dev.emissions.aggregator.events.CombinedEvents;
import dev.emissions.aggregator.events.EventFile;
import dev.emissions.aggregator.events.EventReader;
import dev.emissions.aggregator.gold.GoldFile;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.DayFiles;
import dev.emissions.lakehouse.GoldTables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.UUID;
import org.apache.spark.HashPartitioner;
import org.apache.spark.Partitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Flags the anomalies of whole days.
 *
 * <p>An event's expectation is the median of its segment plus the median distance of its domain from its segments, both over the
 * event's own day and the days of history before it; it is flagged when its distance from that is large by the measure of all events.
 */
public final class AnomalyJob {
    private final AnomalySettings settings;
    private final LakeAddress lake;
    private final JudgedDays judged;

    /**
     * @param days the days to judge (since 1970-01-01)
     */
    public AnomalyJob(AnomalySettings settings, LakeAddress lake, NavigableSet<Integer> days) {
        this.settings = settings;
        this.lake = lake;
        this.judged = new JudgedDays(days, settings.historyDays());
    }

    /**
     * Writes the days' files of the anomaly flags, which nobody sees until they are committed.
     *
     * @param files every file of the days and of their history
     */
    public List<GoldFile> writeDays(JavaRDD<EventFile> files) {
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(files.context());
        JavaPairRDD<Long, byte[]> domains = sortByDomain(files).persist(StorageLevel.MEMORY_AND_DISK());
        Fit fit = new Fit(judged);
        Broadcast<Expectations> baseline = spark.broadcast(resolve(
                domains.mapPartitionsToPair(sorted ->
                        Fit.profileEvents(new DomainGroups(sorted)).toRecords().iterator()),
                fit::resolveHistory));
        Broadcast<Expectations> expectations = spark.broadcast(resolve(
                domains.mapPartitionsToPair(sorted -> fit.profileSegments(new DomainGroups(sorted), baseline.value())
                        .toRecords()
                        .iterator()),
                SegmentProfiles::resolve));
        Map<Yardstick, Scale> scales = measureScales(domains.mapPartitions(
                sorted -> List.of(fit.profileRemainders(new DomainGroups(sorted), expectations.value()))
                        .iterator()));
        List<GoldFile> written = writeSorted(flag(domains, fit, expectations, scales));
        domains.unpersist(false);
        return written;
    }

    /** Every domain's records together; the walks over the domains all read this one result. */
    private JavaPairRDD<Long, byte[]> sortByDomain(JavaRDD<EventFile> files) {
        LakeAddress address = lake;
        JudgedDays days = judged;
        JavaPairRDD<Long, byte[]> records = files.mapPartitionsToPair(
                part -> new CombinedEvents<>(new EventReader(address.open()), part, new DomainCombiner(days)));
        return records.repartitionAndSortWithinPartitions(
                new DomainPartitioner(files.context().defaultParallelism()));
    }

    /** Brings the profiles of each format together; what comes of them fits every executor. */
    private static Expectations resolve(
            JavaPairRDD<FormatGroup, byte[]> profiles, Function<SegmentProfiles, Expectations> resolution) {
        Expectations all = new Expectations();
        profiles.partitionBy(new HashPartitioner(profiles.context().defaultParallelism()))
                .mapPartitions(part -> {
                    SegmentProfiles merged = new SegmentProfiles();
                    part.forEachRemaining(record -> merged.add(record._2));
                    return List.of(resolution.call(merged)).iterator();
                })
                .collect()
                .forEach(all::add);
        return all;
    }

    private static Map<Yardstick, Scale> measureScales(JavaRDD<Map<Yardstick, Profile>> parts) {
        Map<Yardstick, Profile> remainders = new HashMap<>();
        parts.collect()
                .forEach(part -> part.forEach((yardstick, profile) -> remainders
                        .computeIfAbsent(yardstick, absent -> new Profile())
                        .add(profile)));
        Map<Yardstick, Scale> scales = new HashMap<>();
        remainders.forEach((yardstick, profile) -> scales.put(yardstick, Scale.of(profile)));
        return scales;
    }

    private JavaRDD<Anomaly> flag(
            JavaPairRDD<Long, byte[]> domains,
            Fit fit,
            Broadcast<Expectations> expectations,
            Map<Yardstick, Scale> scales) {
        AnomalySettings chosen = settings;
        return domains.mapPartitions(
                sorted -> new AnomalyFinder(chosen, fit, expectations.value(), scales).judge(new DomainGroups(sorted)));
    }

    private List<GoldFile> writeSorted(JavaRDD<Anomaly> anomalies) {
        LakeAddress address = lake;
        int historyDays = settings.historyDays();
        String run = UUID.randomUUID().toString();
        return anomalies
                .mapToPair(anomaly -> new Tuple2<>(anomaly, historyDays))
                .repartitionAndSortWithinPartitions(
                        new DayPartitioner(anomalies.context().defaultParallelism()))
                .mapPartitions(sorted -> write(sorted, address, historyDays, run))
                .collect();
    }

    private static Iterator<GoldFile> write(
            Iterator<Tuple2<Anomaly, Integer>> sorted, LakeAddress lake, int historyDays, String run)
            throws IOException {
        String namePrefix = run + "-" + TaskContext.get().taskAttemptId();
        List<GoldFile> written = new ArrayList<>();
        try (DayFiles<Anomaly> files = new DayFiles<>(
                lake.open(), GoldTables.EVENT_ANOMALIES, new AnomalyRowFormat(historyDays), namePrefix)) {
            while (sorted.hasNext()) {
                Anomaly anomaly = sorted.next()._1;
                files.write(anomaly.event().day(), anomaly);
            }
            for (DataFile file : files.finish()) {
                written.add(new GoldFile(GoldTables.EVENT_ANOMALIES.name(), file));
            }
        }
        return written.iterator();
    }

    /** Brings all anomalies of a day together. */
    private static final class DayPartitioner extends Partitioner {
        private final int partitions;

        private DayPartitioner(int partitions) {
            this.partitions = partitions;
        }

        @Override
        public int numPartitions() {
            return partitions;
        }

        @Override
        public int getPartition(Object key) {
            return Math.floorMod(((Anomaly) key).event().day(), partitions);
        }
    }

    /** Brings all records of a domain together, whichever bit tells them apart. */
    private static final class DomainPartitioner extends Partitioner {
        private final int partitions;

        private DomainPartitioner(int partitions) {
            this.partitions = partitions;
        }

        @Override
        public int numPartitions() {
            return partitions;
        }

        @Override
        public int getPartition(Object key) {
            return (int) Math.floorMod((long) key >> 1, (long) partitions);
        }
    }
}
