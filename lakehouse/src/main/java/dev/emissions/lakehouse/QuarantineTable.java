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

/** The rejected records: everything Kafka held of them, and every rule that spoke against them. */
public final class QuarantineTable {
    public static final String INGEST_DATE = "ingest_date";
    public static final String KAFKA_TOPIC = "kafka_topic";
    public static final String KAFKA_PARTITION = "kafka_partition";
    public static final String KAFKA_OFFSET = "kafka_offset";
    public static final String KAFKA_TIMESTAMP = "kafka_timestamp";
    public static final String RAW_KEY = "raw_key";
    public static final String RAW_VALUE = "raw_value";
    public static final String HEADERS = "headers";
    public static final String REASONS = "reasons";
    public static final String FLAGS = "flags";
    public static final String CATALOGUE_VERSION = "catalogue_version";
    public static final String EVENT_ID = "event_id";
    public static final String EVENT_TIME = "event_time";
    public static final String DOMAIN = "domain";
    public static final String SOURCE_FILE = "source_file";
    public static final String SOURCE_LINE = "source_line";
    public static final String SOURCE_ERROR = "source_error";

    public static final TableContract CONTRACT = new TableContract(
            "quarantine",
            "cleaned/quarantine",
            "Rejected records: raw bytes, headers, position and every reason.",
            schema(),
            List.of(INGEST_DATE),
            List.of(KAFKA_PARTITION, KAFKA_OFFSET, KAFKA_TIMESTAMP),
            TableContract.OF_A_STREAM);

    private QuarantineTable() {}

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
                .add(HEADERS, new ArrayType(header, true))
                .add(REASONS, new ArrayType(StringType.STRING, true))
                .add(FLAGS, new ArrayType(StringType.STRING, true))
                .add(CATALOGUE_VERSION, StringType.STRING)
                .add(EVENT_ID, StringType.STRING)
                .add(EVENT_TIME, TimestampType.TIMESTAMP)
                .add(DOMAIN, StringType.STRING)
                .add(SOURCE_FILE, StringType.STRING)
                .add(SOURCE_LINE, LongType.LONG)
                .add(SOURCE_ERROR, StringType.STRING);
    }
}
