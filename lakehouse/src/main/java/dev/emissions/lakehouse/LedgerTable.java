package dev.emissions.lakehouse;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.util.List;

/**
 * The books: one row per micro-batch and Kafka partition, which says what became of every offset of its range.
 *
 * <p>The ranges of a topic's partition follow on each other without a break, whichever query wrote them. Offsets that were gone before
 * they could be read stand in rows of the query {@value #ACCEPTED_LOSS}.
 */
public final class LedgerTable {
    /** Stands for the query id in rows whose offsets a person gave up. */
    public static final String ACCEPTED_LOSS = "accepted-loss";

    public static final String SEALED_DATE = "sealed_date";
    public static final String QUERY_ID = "query_id";
    public static final String BATCH_ID = "batch_id";
    public static final String TOPIC = "topic";
    public static final String PARTITION = "partition";
    public static final String FROM_OFFSET = "from_offset";
    public static final String UNTIL_OFFSET = "until_offset";
    public static final String CLEANED = "cleaned";
    public static final String QUARANTINED = "quarantined";
    public static final String DUPLICATES = "duplicates";
    public static final String GAPS = "gaps";
    public static final String DUPLICATE_RANGES = "duplicate_ranges";
    public static final String GAP_RANGES = "gap_ranges";
    public static final String TOPIC_ID = "topic_id";
    public static final String LOST = "lost";
    public static final String LOST_RANGES = "lost_ranges";
    public static final String OLDEST_KAFKA_TIMESTAMP = "oldest_kafka_timestamp";
    public static final String NEWEST_KAFKA_TIMESTAMP = "newest_kafka_timestamp";
    public static final String CATALOGUE_VERSION = "catalogue_version";
    public static final String STARTED_AT = "started_at";
    public static final String SEALED_AT = "sealed_at";

    public static final TableContract CONTRACT = new TableContract(
            "ledger",
            "ops/ledger",
            "What became of every Kafka offset: one row per micro-batch and partition.",
            schema(),
            List.of(SEALED_DATE),
            List.of(BATCH_ID, PARTITION, FROM_OFFSET, UNTIL_OFFSET),
            TableContract.OF_A_STREAM);

    private LedgerTable() {}

    private static StructType schema() {
        StructType range = new StructType().add(FROM_OFFSET, LongType.LONG).add(UNTIL_OFFSET, LongType.LONG);
        return new StructType()
                .add(SEALED_DATE, DateType.DATE)
                .add(QUERY_ID, StringType.STRING)
                .add(BATCH_ID, LongType.LONG)
                .add(TOPIC, StringType.STRING)
                .add(TOPIC_ID, StringType.STRING)
                .add(PARTITION, IntegerType.INTEGER)
                .add(FROM_OFFSET, LongType.LONG)
                .add(UNTIL_OFFSET, LongType.LONG)
                .add(CLEANED, LongType.LONG)
                .add(QUARANTINED, LongType.LONG)
                .add(DUPLICATES, LongType.LONG)
                .add(GAPS, LongType.LONG)
                .add(LOST, LongType.LONG)
                .add(DUPLICATE_RANGES, new ArrayType(range, true))
                .add(GAP_RANGES, new ArrayType(range, true))
                .add(LOST_RANGES, new ArrayType(range, true))
                .add(OLDEST_KAFKA_TIMESTAMP, TimestampType.TIMESTAMP)
                .add(NEWEST_KAFKA_TIMESTAMP, TimestampType.TIMESTAMP)
                .add(CATALOGUE_VERSION, StringType.STRING)
                .add(STARTED_AT, TimestampType.TIMESTAMP)
                .add(SEALED_AT, TimestampType.TIMESTAMP);
    }
}
