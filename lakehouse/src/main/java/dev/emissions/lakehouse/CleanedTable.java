package dev.emissions.lakehouse;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.util.List;

/** The accepted events: one row each, with what was repaired, what is doubtful, and where in Kafka it came from. */
public final class CleanedTable {
    public static final String EVENT_DATE = "event_date";
    public static final String EVENT_ID = "event_id";
    public static final String EVENT_TIME = "event_time";
    public static final String DOMAIN = "domain";
    public static final String CHANNEL = "channel";
    public static final String FORMAT = "format";
    public static final String AD_SIZE = "ad_size";
    public static final String COUNTRY = "country";
    public static final String REGION = "region";
    public static final String DEVICE = "device";
    public static final String NETWORK = "network";
    public static final String IMPRESSIONS = "impressions";
    public static final String AD_SELECTION_GRAMS = "ad_selection_grams";
    public static final String CREATIVE_DISTRIBUTION_GRAMS = "creative_distribution_grams";
    public static final String MEDIA_DISTRIBUTION_GRAMS = "media_distribution_grams";
    public static final String CONSUMER_DEVICE_GRAMS = "consumer_device_grams";
    public static final String TOTAL_GRAMS = "total_grams";
    public static final String DOMAIN_COVERAGE = "domain_coverage";
    public static final String FRAMEWORK = "framework";
    public static final String METHODOLOGY_VERSION = "methodology_version";
    public static final String SELLER_DOMAIN = "seller_domain";
    public static final String BUYING_METHOD = "buying_method";
    public static final String PRODUCER_SEQUENCE = "producer_sequence";
    public static final String FLAGS = "flags";
    public static final String REPAIRS = "repairs";
    public static final String SOURCE_FILE = "source_file";
    public static final String SOURCE_LINE = "source_line";
    public static final String KAFKA_TOPIC = "kafka_topic";
    public static final String KAFKA_PARTITION = "kafka_partition";
    public static final String KAFKA_OFFSET = "kafka_offset";
    public static final String KAFKA_TIMESTAMP = "kafka_timestamp";
    public static final String PAYLOAD_HASH = "payload_hash";
    public static final String CATALOGUE_VERSION = "catalogue_version";

    /** Grams as fixed point: nine decimals are nanograms, eighteen digits fit a long. */
    public static final DecimalType GRAMS = new DecimalType(18, 9);

    public static final TableContract CONTRACT = new TableContract(
            "cleaned",
            "cleaned/emissions",
            "Accepted events: one row each, with repairs, flags and origin.",
            schema(),
            List.of(EVENT_DATE),
            List.of(EVENT_TIME, DOMAIN, COUNTRY, KAFKA_PARTITION, KAFKA_OFFSET),
            TableContract.OF_A_STREAM);

    private CleanedTable() {}

    private static StructType schema() {
        StructType repair = new StructType()
                .add("rule", StringType.STRING)
                .add("field", StringType.STRING)
                .add("raw", StringType.STRING);
        return new StructType()
                .add(EVENT_DATE, DateType.DATE)
                .add(EVENT_ID, StringType.STRING)
                .add(EVENT_TIME, TimestampType.TIMESTAMP)
                .add(DOMAIN, StringType.STRING)
                .add(CHANNEL, StringType.STRING)
                .add(FORMAT, StringType.STRING)
                .add(AD_SIZE, StringType.STRING)
                .add(COUNTRY, StringType.STRING)
                .add(REGION, StringType.STRING)
                .add(DEVICE, StringType.STRING)
                .add(NETWORK, StringType.STRING)
                .add(IMPRESSIONS, LongType.LONG)
                .add(AD_SELECTION_GRAMS, GRAMS)
                .add(CREATIVE_DISTRIBUTION_GRAMS, GRAMS)
                .add(MEDIA_DISTRIBUTION_GRAMS, GRAMS)
                .add(CONSUMER_DEVICE_GRAMS, GRAMS)
                .add(TOTAL_GRAMS, GRAMS)
                .add(DOMAIN_COVERAGE, StringType.STRING)
                .add(FRAMEWORK, StringType.STRING)
                .add(METHODOLOGY_VERSION, StringType.STRING)
                .add(SELLER_DOMAIN, StringType.STRING)
                .add(BUYING_METHOD, StringType.STRING)
                .add(PRODUCER_SEQUENCE, LongType.LONG)
                .add(FLAGS, new ArrayType(StringType.STRING, true))
                .add(REPAIRS, new ArrayType(repair, true))
                .add(SOURCE_FILE, StringType.STRING)
                .add(SOURCE_LINE, LongType.LONG)
                .add(KAFKA_TOPIC, StringType.STRING)
                .add(KAFKA_PARTITION, IntegerType.INTEGER)
                .add(KAFKA_OFFSET, LongType.LONG)
                .add(KAFKA_TIMESTAMP, TimestampType.TIMESTAMP)
                .add(PAYLOAD_HASH, LongType.LONG)
                .add(CATALOGUE_VERSION, StringType.STRING);
    }
}
