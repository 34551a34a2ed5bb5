package dev.emissions.benchmarks.usual;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.QuarantineTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Assessed records as rows of the two tables, with the names and types of ours. */
final class UsualTables {
    private static final Column ACCEPTED = size(col(UsualRules.REASONS)).equalTo(0);
    private static final Column EVENT_TIME = timestamp_micros(event(CleanedTable.EVENT_TIME));

    private UsualTables() {}

    static Dataset<Row> cleaned(Dataset<Row> assessed) {
        return assessed.filter(ACCEPTED)
                .select(
                        to_date(EVENT_TIME).as(CleanedTable.EVENT_DATE),
                        event(CleanedTable.EVENT_ID),
                        EVENT_TIME.as(CleanedTable.EVENT_TIME),
                        col(UsualRules.HOST).as(CleanedTable.DOMAIN),
                        event(CleanedTable.CHANNEL),
                        coalesce(col(UsualRules.FORMAT), lit("unknown")).as(CleanedTable.FORMAT),
                        event(CleanedTable.AD_SIZE),
                        coalesce(col(UsualRules.COUNTRY), lit("ZZ")).as(CleanedTable.COUNTRY),
                        event(CleanedTable.REGION),
                        coalesce(col(UsualRules.DEVICE), lit("unknown")).as(CleanedTable.DEVICE),
                        event(CleanedTable.NETWORK),
                        coalesce(event(CleanedTable.IMPRESSIONS), lit(1L)).as(CleanedTable.IMPRESSIONS),
                        grams(CleanedTable.AD_SELECTION_GRAMS),
                        grams(CleanedTable.CREATIVE_DISTRIBUTION_GRAMS),
                        grams(CleanedTable.MEDIA_DISTRIBUTION_GRAMS),
                        grams(CleanedTable.CONSUMER_DEVICE_GRAMS),
                        asDecimal(UsualGrams.REPAIRED_TOTAL).as(CleanedTable.TOTAL_GRAMS),
                        event(CleanedTable.DOMAIN_COVERAGE),
                        event(CleanedTable.FRAMEWORK),
                        event(CleanedTable.METHODOLOGY_VERSION),
                        event(CleanedTable.SELLER_DOMAIN),
                        event(CleanedTable.BUYING_METHOD),
                        event(CleanedTable.PRODUCER_SEQUENCE),
                        filled(UsualRules.FLAGS).as(CleanedTable.FLAGS),
                        filled(UsualRules.REPAIRS).as(CleanedTable.REPAIRS),
                        col("topic").as(CleanedTable.KAFKA_TOPIC),
                        col("partition").as(CleanedTable.KAFKA_PARTITION),
                        col("offset").as(CleanedTable.KAFKA_OFFSET),
                        col("timestamp").as(CleanedTable.KAFKA_TIMESTAMP),
                        xxhash64(col("value")).as(CleanedTable.PAYLOAD_HASH))
                .dropDuplicates(CleanedTable.EVENT_DATE, CleanedTable.EVENT_ID);
    }

    static Dataset<Row> quarantined(Dataset<Row> assessed) {
        return assessed.filter(ACCEPTED.equalTo(false))
                .select(
                        to_date(col("timestamp")).as(QuarantineTable.INGEST_DATE),
                        col("topic").as(QuarantineTable.KAFKA_TOPIC),
                        col("partition").as(QuarantineTable.KAFKA_PARTITION),
                        col("offset").as(QuarantineTable.KAFKA_OFFSET),
                        col("timestamp").as(QuarantineTable.KAFKA_TIMESTAMP),
                        col("key").as(QuarantineTable.RAW_KEY),
                        col("value").as(QuarantineTable.RAW_VALUE),
                        col("headers").as(QuarantineTable.HEADERS),
                        col(UsualRules.REASONS).as(QuarantineTable.REASONS),
                        filled(UsualRules.FLAGS).as(QuarantineTable.FLAGS),
                        event(QuarantineTable.EVENT_ID),
                        EVENT_TIME.as(QuarantineTable.EVENT_TIME),
                        event(QuarantineTable.DOMAIN));
    }

    private static Column event(String field) {
        return UsualRules.event(field);
    }

    private static Column grams(String component) {
        return asDecimal(UsualGrams.repaired(component)).as(component);
    }

    private static Column asDecimal(Column grams) {
        return grams.try_cast("decimal(18,9)");
    }

    private static Column filled(String list) {
        return when(size(col(list)).gt(0), col(list));
    }
}
