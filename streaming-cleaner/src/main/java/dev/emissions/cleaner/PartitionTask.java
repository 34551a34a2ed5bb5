package dev.emissions.cleaner;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * The one narrow stage of a micro-batch: a task reads its offset range once, in order, and gives each record its disposition. What it
 * writes is in no commit yet; what it returns is small.
 */
final class PartitionTask implements FlatMapFunction<Iterator<InternalRow>, PartitionOutcome> {
    private final Batch batch;

    PartitionTask(Batch batch) {
        this.batch = batch;
    }

    @Override
    public Iterator<PartitionOutcome> call(Iterator<InternalRow> rows) throws Exception {
        if (!rows.hasNext()) {
            return Collections.emptyIterator();
        }
        KafkaRecord first = KafkaRecord.of(rows.next());
        try (var pass = new PartitionPass(batch, first.partition())) {
            pass.take(first);
            while (rows.hasNext()) {
                pass.take(KafkaRecord.of(rows.next()));
            }
            return List.of(pass.finish()).iterator();
        }
    }
}
