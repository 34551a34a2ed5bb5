package dev.emissions.benchmarks.usual;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.quality.RuleCatalogue;
import dev.emissions.quality.Thresholds;
import dev.emissions.schemas.EmissionEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.avro.functions;

/**
 * The rules as columns: nearly all of the catalogue, in simpler words where a column makes the full rule hard (no IDN host names, no
 * medians of segments).
 */
final class UsualRules {
    static final String REASONS = "reasons";
    static final String FLAGS = "flags";
    static final String REPAIRS = "repairs";
    static final String HOST = "host";
    static final String COUNTRY = "country_code";
    static final String DEVICE = "device_name";
    static final String FORMAT = "format_name";

    private static final String EVENT = "event";
    private static final int HEADER_BYTES = 10;
    private static final Thresholds THRESHOLDS = Thresholds.defaults();

    private UsualRules() {}

    /** A field of the decoded event. */
    static Column event(String field) {
        return col(EVENT + "." + field);
    }

    /** The records with their decoded events, standard spellings, reasons, flags and repairs. */
    static Dataset<Row> assess(Dataset<Row> records) {
        return withVerdict(UsualGrams.withRepairs(withStandardSpellings(decode(records))));
    }

    private static Dataset<Row> decode(Dataset<Row> records) {
        Column payload = expr("substring(value, " + (HEADER_BYTES + 1) + ")");
        String schema = EmissionEvent.getClassSchema().toString();
        return records.withColumn(EVENT, functions.from_avro(payload, schema, Map.of("mode", "PERMISSIVE")));
    }

    private static Dataset<Row> withStandardSpellings(Dataset<Row> decoded) {
        return decoded.withColumns(Map.of(
                HOST, UsualSpellings.host(event(CleanedTable.DOMAIN)),
                COUNTRY, UsualSpellings.country(event(CleanedTable.COUNTRY)),
                DEVICE, UsualSpellings.device(event(CleanedTable.DEVICE)),
                FORMAT, UsualSpellings.format(event(CleanedTable.FORMAT))));
    }

    private static Dataset<Row> withVerdict(Dataset<Row> events) {
        return events.withColumns(Map.of(REASONS, reasons(), FLAGS, flags(), REPAIRS, repairs()));
    }

    private static Column reasons() {
        Column time = event(CleanedTable.EVENT_TIME);
        Column impressions = event(CleanedTable.IMPRESSIONS);
        return array_compact(array(
                fires("UNDECODABLE", undecodable()),
                fires("EVENT_ID_MISSING", isAbsent(event(CleanedTable.EVENT_ID))),
                fires("EVENT_TIME_MISSING", time.isNull()),
                fires(
                        "EVENT_TIME_INVALID",
                        time.lt(micros(THRESHOLDS.earliest())).or(time.geq(micros(THRESHOLDS.latest())))),
                fires("EVENT_TIME_FUTURE", time.gt(appended().plus(micros(THRESHOLDS.clockSkew())))),
                fires("DOMAIN_MISSING", isAbsent(event(CleanedTable.DOMAIN))),
                fires(
                        "DOMAIN_INVALID",
                        isAbsent(event(CleanedTable.DOMAIN))
                                .equalTo(false)
                                .and(col(HOST).isNull())),
                fires("EMISSION_NOT_FINITE", UsualGrams.NOT_FINITE),
                fires("COMPONENT_NEGATIVE", UsualGrams.COMPONENT_NEGATIVE),
                fires("COMPONENTS_MISSING", UsualGrams.COMPONENTS_MISSING),
                fires("IMPRESSIONS_INVALID", impressions.leq(0).or(impressions.gt(THRESHOLDS.highestImpressions()))),
                fires("UNIT_SUSPECT", UsualGrams.above(THRESHOLDS.highestGramsPerImpression()))));
    }

    private static Column flags() {
        Column time = event(CleanedTable.EVENT_TIME);
        Column framework = event(CleanedTable.FRAMEWORK);
        return array_compact(array(
                fires("CLOCK_SKEW", time.gt(appended())),
                fires("LATE", time.lt(appended().minus(micros(THRESHOLDS.lateness())))),
                fires("DOMAIN_MASKED", UsualSpellings.isAdServer(col(HOST))),
                fires("COUNTRY_MISSING", isAbsent(event(CleanedTable.COUNTRY))),
                fires(
                        "COUNTRY_UNKNOWN",
                        isAbsent(event(CleanedTable.COUNTRY))
                                .equalTo(false)
                                .and(col(COUNTRY).isNull())),
                fires("DEVICE_UNKNOWN", col(DEVICE).isNull()),
                fires("FORMAT_UNKNOWN", col(FORMAT).isNull()),
                fires(
                        "AD_SIZE_INVALID",
                        event(CleanedTable.AD_SIZE).rlike("^\\d+x\\d+$").equalTo(false)),
                fires(
                        "FORMAT_SIZE_CONFLICT",
                        col(FORMAT)
                                .equalTo("audio")
                                .and(event(CleanedTable.AD_SIZE).isNotNull())),
                fires("TOTAL_MISMATCH_LARGE", UsualGrams.TOTAL_MISMATCH_LARGE),
                fires("COVERAGE_CONTRADICTION", UsualGrams.COVERAGE_CONTRADICTION),
                fires("INTENSITY_HIGH", UsualGrams.above(THRESHOLDS.highGramsPerImpression())),
                fires("ZERO_EMISSION", UsualGrams.ZERO),
                fires(
                        "FRAMEWORK_UNKNOWN",
                        coalesce(framework.isin("scope3", "scope3-consumer-device", "gmsf"), lit(false))
                                .equalTo(false))));
    }

    private static Column repairs() {
        Column total = event(CleanedTable.TOTAL_GRAMS).cast("string");
        return array_compact(array(
                respelled("DOMAIN_NORMALISED", CleanedTable.DOMAIN, HOST),
                respelled("COUNTRY_NORMALISED", CleanedTable.COUNTRY, COUNTRY),
                respelled("DEVICE_NORMALISED", CleanedTable.DEVICE, DEVICE),
                respelled("FORMAT_NORMALISED", CleanedTable.FORMAT, FORMAT),
                repair("TOTAL_NEGATIVE", UsualGrams.TOTAL_NEGATIVE, CleanedTable.TOTAL_GRAMS, total),
                repair("TOTAL_MISSING", UsualGrams.TOTAL_MISSING, CleanedTable.TOTAL_GRAMS, total),
                repair("TOTAL_MISMATCH", UsualGrams.TOTAL_MISMATCH, CleanedTable.TOTAL_GRAMS, total),
                repair("COMPONENT_MISSING", UsualGrams.COMPONENT_MISSING, "component", lit(null)),
                repair(
                        "IMPRESSIONS_ABSENT",
                        event(CleanedTable.IMPRESSIONS).isNull(),
                        CleanedTable.IMPRESSIONS,
                        lit(null))));
    }

    /** A torn record comes back as an event without any value. */
    private static Column undecodable() {
        return event(CleanedTable.EVENT_ID)
                .isNull()
                .and(event(CleanedTable.EVENT_TIME).isNull())
                .and(event(CleanedTable.DOMAIN).isNull())
                .and(event(CleanedTable.FRAMEWORK).isNull());
    }

    private static Column isAbsent(Column text) {
        return coalesce(lower(trim(text)).isin("", "null", "n/a", "-"), lit(true));
    }

    /** When the broker appended the record, in microseconds. */
    private static Column appended() {
        return unix_micros(col("timestamp"));
    }

    private static Column respelled(String rule, String field, String standard) {
        return repair(rule, col(standard).notEqual(event(field)), field, event(field));
    }

    private static Column repair(String rule, Column condition, String field, Column raw) {
        return when(
                condition,
                struct(
                        id(rule).as("rule"),
                        lit(field).as("field"),
                        raw.cast("string").as("raw")));
    }

    private static Column fires(String rule, Column condition) {
        return when(condition, id(rule));
    }

    private static Column id(String rule) {
        return lit(RuleCatalogue.rule(rule).id());
    }

    private static long micros(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
