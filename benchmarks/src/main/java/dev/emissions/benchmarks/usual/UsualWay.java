package dev.emissions.benchmarks.usual;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableContract;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.streaming.DataStreamWriter;

/**
 * The pipeline that one would write first: {@code from_avro}, rules as columns, {@code dropDuplicates} within the batch, and
 * {@code persist} before two Delta writes. It does less than ours: no duplicates across batches, no ledger, not every rule.
 */
final class UsualWay {
    private static final String APPLICATION = "bench-usual";

    private final Lake lake;

    private UsualWay(Lake lake) {
        this.lake = lake;
    }

    static DataStreamWriter<Row> over(Dataset<Row> records, Lake lake) {
        UsualWay way = new UsualWay(lake);
        return records.writeStream().foreachBatch((VoidFunction2<Dataset<Row>, Long>) way::write);
    }

    private void write(Dataset<Row> records, Long batch) {
        Dataset<Row> assessed = UsualRules.assess(records).persist();
        try {
            append(UsualTables.cleaned(assessed), CleanedTable.CONTRACT, batch);
            append(UsualTables.quarantined(assessed), QuarantineTable.CONTRACT, batch);
        } finally {
            assessed.unpersist();
        }
    }

    /** With the columns of our table, its partitions, its statistics, and a commit that a repeated batch does not repeat. */
    private void append(Dataset<Row> rows, TableContract table, long batch) {
        rows.write()
                .format("delta")
                .mode(SaveMode.Append)
                .partitionBy(table.partitionColumns().toArray(String[]::new))
                .option("delta.dataSkippingStatsColumns", String.join(",", table.statisticsColumns()))
                .option("txnAppId", APPLICATION)
                .option("txnVersion", batch)
                .save(lake.pathOf(table.path()));
    }
}
