package dev.emissions.cleaner;

import dev.emissions.cleaner.ids.EventIdentity;
import dev.emissions.cleaner.ids.FileNames;
import dev.emissions.cleaner.ids.IdMap;
import dev.emissions.cleaner.ids.TableIds;
import dev.emissions.lakehouse.DataFile;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/**
 * The second stage, for the records that did not lie in their key's home partition: they are read again, brought together by id across
 * all partitions, and compared with the table and with what the first stage accepted. A topic that is keyed as agreed never needs it.
 */
final class StrayStage implements Serializable {
    private final Batch batch;
    private final Map<Integer, List<String>> acceptedNow;

    /**
     * @param acceptedNow files that the first stage wrote for the cleaned table
     */
    StrayStage(Batch batch, List<DataFile> acceptedNow) {
        this.batch = batch;
        this.acceptedNow = new TreeMap<>();
        for (DataFile file : acceptedNow) {
            this.acceptedNow
                    .computeIfAbsent(file.partitionDay(), unused -> new ArrayList<>())
                    .add(file.path());
        }
    }

    /** Runs the stage over the batch's records. */
    List<StrayOutcome> run(JavaRDD<InternalRow> records) {
        JavaPairRDD<Long, KafkaRecord> strays = records.mapPartitionsToPair(this::straysById);
        return strays.partitionBy(new HashPartitioner(records.getNumPartitions()))
                .values()
                .mapPartitions(this::settle)
                .collect();
    }

    private Iterator<Tuple2<Long, KafkaRecord>> straysById(Iterator<InternalRow> rows) {
        Judge judge = new Judge(batch.thresholds());
        List<Tuple2<Long, KafkaRecord>> strays = new ArrayList<>();
        while (rows.hasNext()) {
            KafkaRecord record = KafkaRecord.of(rows.next());
            if (!HomePartition.isHome(record.key(), record.partition(), batch.partitions()) && judge.accepts(record)) {
                strays.add(new Tuple2<>(judge.identity().high(), record));
            }
        }
        return strays.iterator();
    }

    private Iterator<StrayOutcome> settle(Iterator<KafkaRecord> strays) throws IOException {
        if (!strays.hasNext()) {
            return Collections.emptyIterator();
        }
        List<KafkaRecord> inOrder = new ArrayList<>();
        strays.forEachRemaining(inOrder::add);
        inOrder.sort(Comparator.comparingInt(KafkaRecord::partition).thenComparingLong(KafkaRecord::offset));
        String task = UUID.randomUUID().toString();
        Judge judge = new Judge(batch.thresholds());
        try (Desk desk = new Desk(batch, judge, FileNames.stray(task), FileNames.stray(task))) {
            Map<Integer, IdMap> found = find(inOrder, judge);
            for (KafkaRecord record : inOrder) {
                judge.accepts(record);
                EventIdentity identity = judge.identity();
                settleStray(desk, record, identity, found.get(identity.day()));
            }
            return List.of(new StrayOutcome(desk.tallies(), desk.finishCleaned(), desk.finishQuarantine()))
                    .iterator();
        }
    }

    private static void settleStray(Desk desk, KafkaRecord record, EventIdentity identity, IdMap found)
            throws IOException {
        Long first = desk.acceptedPayload(identity);
        if (found.contains(identity.high(), identity.low())) {
            desk.setAside(record, identity, found.payload(identity.high(), identity.low()));
        } else if (first != null) {
            desk.setAside(record, identity, first);
        } else {
            desk.accept(record, identity);
        }
    }

    /** By event date, those of the strays' ids that are in the table or were accepted by the first stage. */
    private Map<Integer, IdMap> find(List<KafkaRecord> strays, Judge judge) throws IOException {
        Map<Integer, IdMap> wanted = new TreeMap<>();
        for (KafkaRecord record : strays) {
            judge.accepts(record);
            EventIdentity identity = judge.identity();
            wanted.computeIfAbsent(identity.day(), unused -> new IdMap())
                    .add(identity.high(), identity.low(), identity.payload());
        }
        TableIds table = new TableIds(batch.lake());
        Map<Integer, IdMap> found = new TreeMap<>();
        for (var day : wanted.entrySet()) {
            found.put(day.getKey(), table.find(files(table, day.getKey()), day.getValue()));
        }
        return found;
    }

    private List<String> files(TableIds table, int day) throws IOException {
        List<String> files = new ArrayList<>(acceptedNow.getOrDefault(day, List.of()));
        if (batch.committedIds().days().contains(day)) {
            files.addAll(table.files(batch.committedIds().tableVersion(), day));
        }
        return files;
    }
}
