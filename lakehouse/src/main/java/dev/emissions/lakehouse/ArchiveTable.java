package dev.emissions.lakehouse;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.util.List;

/** The records as Kafka held them, every one that was read, for the time when Kafka has them no longer; only kept where asked for. */
public final class ArchiveTable {
    public static final String INGEST_DATE = "ingest_date";
    public static final String KAFKA_TOPIC = "kafka_topic";
    public static final String KAFKA_PARTITION = "kafka_partition";
    public static final String KAFKA_OFFSET = "kafka_offset";
    public static final String KAFKA_TIMESTAMP = "kafka_timestamp";
    public static final String RAW_KEY = "raw_key";
    public static final String RAW_VALUE = "raw_value";
    public static final String HEADERS = "headers";

    public static final TableContract CONTRACT = new TableContract(
            "archive",
            "raw/archive",
            "Every record as Kafka held it; only with clean --archive-raw.",
            schema(),
            List.of(INGEST_DATE),
            List.of(KAFKA_PARTITION, KAFKA_OFFSET, KAFKA_TIMESTAMP),
            TableContract.OF_A_STREAM);

    private ArchiveTable() {}

    private static StructType schema() {
        StructType header = new StructType().add("key", StringType.STRING).add("value", BinaryType.BINARY);
        return new StructType()
                .add(INGEST_DATE, DateType.DATE)
                .add(KAFKA_TOPIC, StringType.STRING)
                .add(KAFKA_PARTITION, IntegerType.INTEGER)
                .add(KAFKA_OFFSET, LongType.LONG)
                .add(KAFKA_TIMESTAMP, TimestampType.TIMESTAMP)
                .add(RAW_KEY, BinaryType.BINARY)
                .add(RAW_VALUE, BinaryType.BINARY)
                .add(HEADERS, new ArrayType(header, true));
    }
}
