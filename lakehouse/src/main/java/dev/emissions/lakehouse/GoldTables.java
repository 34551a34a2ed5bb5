package dev.emissions.lakehouse;

import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import java.util.List;
import java.util.Map;

/** The tables for people: daily aggregates, rankings and anomaly flags; each day of each is one file, replaced as a whole. */
public final class GoldTables {
    public static final String EVENT_DATE = "event_date";
    public static final String FRAMEWORK = "framework";
    public static final String COUNTRY = "country";
    public static final String DOMAIN = "domain";
    public static final String DEVICE = "device";
    public static final String FORMAT = "format";
    public static final String IMPRESSIONS = "impressions";
    public static final String TOTAL_GRAMS = "total_grams";
    public static final String GCO2PM = "gco2pm";

    /** Sums of a day: nanograms, and room for every day of every year. */
    public static final DecimalType GRAMS = new DecimalType(38, 9);

    /** Grams per thousand impressions, and other ratios. */
    public static final DecimalType RATIO = new DecimalType(18, 6);

    /** Shares in percent. */
    public static final DecimalType PERCENT = new DecimalType(12, 6);

    /** Name under which a gold table keeps, as Delta domain metadata, which version of {@code cleaned} it was computed from. */
    public static final String PROGRESS_DOMAIN = "emissions.aggregate";

    public static final TableContract DAILY_BY_COUNTRY = daily("daily_by_country", "country", COUNTRY);
    public static final TableContract DAILY_BY_DOMAIN = daily("daily_by_domain", "domain", DOMAIN);
    public static final TableContract DAILY_BY_DEVICE = daily("daily_by_device", "device", DEVICE);
    public static final TableContract DAILY_BY_FORMAT = daily("daily_by_format", "format", FORMAT);
    public static final TableContract DAILY_BY_COUNTRY_DEVICE =
            daily("daily_by_country_device", "country and device", COUNTRY, DEVICE);
    public static final TableContract DAILY_BY_DOMAIN_FORMAT =
            daily("daily_by_domain_format", "domain and format", DOMAIN, FORMAT);
    public static final TableContract TOP_DOMAINS_BY_TOTAL =
            top("top_domains_by_total", "The domains with the most grams of each day and framework.");
    public static final TableContract TOP_DOMAINS_BY_INTENSITY = top(
            "top_domains_by_intensity",
            "The domains with the most grams per thousand impressions of each day and framework.");
    public static final TableContract EVENT_ANOMALIES = table(
            "event_anomalies",
            "Single events that emitted far more or less than their like, each with its reason.",
            anomalies());

    private static final List<TableContract> ALL = List.of(
            DAILY_BY_COUNTRY,
            DAILY_BY_DOMAIN,
            DAILY_BY_DEVICE,
            DAILY_BY_FORMAT,
            DAILY_BY_COUNTRY_DEVICE,
            DAILY_BY_DOMAIN_FORMAT,
            TOP_DOMAINS_BY_TOTAL,
            TOP_DOMAINS_BY_INTENSITY,
            EVENT_ANOMALIES);

    private GoldTables() {}

    public static List<TableContract> all() {
        return ALL;
    }

    private static TableContract daily(String name, String by, String... keys) {
        StructType schema = keyed(keys)
                .add(Daily.EVENTS, LongType.LONG)
                .add(IMPRESSIONS, LongType.LONG)
                .add(Daily.COVERED_IMPRESSIONS, LongType.LONG)
                .add(Daily.WEIGHED_IMPRESSIONS, LongType.LONG)
                .add(Daily.AD_SELECTION_GRAMS, GRAMS)
                .add(Daily.CREATIVE_DISTRIBUTION_GRAMS, GRAMS)
                .add(Daily.MEDIA_DISTRIBUTION_GRAMS, GRAMS)
                .add(Daily.CONSUMER_DEVICE_GRAMS, GRAMS)
                .add(TOTAL_GRAMS, GRAMS)
                .add(GCO2PM, RATIO)
                .add(Daily.AD_SELECTION_PERCENT, PERCENT)
                .add(Daily.CREATIVE_DISTRIBUTION_PERCENT, PERCENT)
                .add(Daily.MEDIA_DISTRIBUTION_PERCENT, PERCENT)
                .add(Daily.CONSUMER_DEVICE_PERCENT, PERCENT)
                .add(Daily.COVERAGE_PERCENT, PERCENT);
        return table(name, "Sums, intensity, shares and coverage per day, framework, " + by + ".", schema);
    }

    private static TableContract top(String name, String description) {
        StructType schema = keyed().add(TopDomains.RANK, IntegerType.INTEGER)
                .add(DOMAIN, StringType.STRING)
                .add(Daily.EVENTS, LongType.LONG)
                .add(IMPRESSIONS, LongType.LONG)
                .add(Daily.WEIGHED_IMPRESSIONS, LongType.LONG)
                .add(TOTAL_GRAMS, GRAMS)
                .add(GCO2PM, RATIO)
                .add(TopDomains.DAY_PERCENT, PERCENT);
        return table(name, description, schema);
    }

    private static StructType anomalies() {
        return keyed().add(EventAnomalies.ANOMALY_ID, StringType.STRING)
                .add(EventAnomalies.KIND, StringType.STRING)
                .add(EventAnomalies.EVENT_ID, StringType.STRING)
                .add(EventAnomalies.METHODOLOGY_VERSION, StringType.STRING)
                .add(COUNTRY, StringType.STRING)
                .add(DOMAIN, StringType.STRING)
                .add(DEVICE, StringType.STRING)
                .add(FORMAT, StringType.STRING)
                .add(IMPRESSIONS, LongType.LONG)
                .add(EventAnomalies.GRAMS_PER_IMPRESSION, CleanedTable.GRAMS)
                .add(EventAnomalies.MEASURE, StringType.STRING)
                .add(EventAnomalies.OBSERVED, CleanedTable.GRAMS)
                .add(EventAnomalies.EXPECTED_LOW, CleanedTable.GRAMS)
                .add(EventAnomalies.EXPECTED_MID, CleanedTable.GRAMS)
                .add(EventAnomalies.EXPECTED_HIGH, CleanedTable.GRAMS)
                .add(EventAnomalies.SCORE, RATIO)
                .add(EventAnomalies.DIRECTION, StringType.STRING)
                .add(EventAnomalies.DRIVER_COMPONENT, StringType.STRING)
                .add(EventAnomalies.DRIVER_PERCENT, RATIO)
                .add(EventAnomalies.SEGMENT, StringType.STRING)
                .add(EventAnomalies.SEGMENT_EVENTS, LongType.LONG)
                .add(EventAnomalies.DOMAIN_EVENTS, LongType.LONG)
                .add(EventAnomalies.HISTORY_DAYS, IntegerType.INTEGER)
                .add(EventAnomalies.METHOD, StringType.STRING)
                .add(EventAnomalies.SENTENCE, StringType.STRING);
    }

    private static StructType keyed(String... keys) {
        StructType schema = new StructType().add(EVENT_DATE, DateType.DATE);
        schema = schema.add(FRAMEWORK, StringType.STRING);
        DataType text = StringType.STRING;
        for (String key : keys) {
            schema = schema.add(key, text);
        }
        return schema;
    }

    private static TableContract table(String name, String description, StructType schema) {
        return new TableContract(
                name,
                "output/metrics/" + name,
                description,
                schema,
                List.of(EVENT_DATE),
                List.of(),
                Map.of("delta.feature.domainMetadata", "supported"));
    }

    /** Columns of the six daily tables. */
    public static final class Daily {
        public static final String EVENTS = "events";
        /** Impressions of events whose coverage is measured or modeled. */
        public static final String COVERED_IMPRESSIONS = "covered_impressions";
        /** Impressions of events whose total grams are known: what {@code gco2pm} divides by. */
        public static final String WEIGHED_IMPRESSIONS = "weighed_impressions";

        public static final String AD_SELECTION_GRAMS = "ad_selection_grams";
        public static final String CREATIVE_DISTRIBUTION_GRAMS = "creative_distribution_grams";
        public static final String MEDIA_DISTRIBUTION_GRAMS = "media_distribution_grams";
        public static final String CONSUMER_DEVICE_GRAMS = "consumer_device_grams";
        public static final String AD_SELECTION_PERCENT = "ad_selection_percent";
        public static final String CREATIVE_DISTRIBUTION_PERCENT = "creative_distribution_percent";
        public static final String MEDIA_DISTRIBUTION_PERCENT = "media_distribution_percent";
        public static final String CONSUMER_DEVICE_PERCENT = "consumer_device_percent";
        public static final String COVERAGE_PERCENT = "coverage_percent";

        private Daily() {}
    }

    /** Columns of the two rankings. */
    public static final class TopDomains {
        public static final String RANK = "rank";
        /** Share of the day's grams of the framework. */
        public static final String DAY_PERCENT = "day_percent";

        private TopDomains() {}
    }

    /** Columns of the anomaly flags. */
    public static final class EventAnomalies {
        public static final String ANOMALY_ID = "anomaly_id";
        /** {@code high}, {@code low} or {@code component_swap}. */
        public static final String KIND = "kind";

        public static final String EVENT_ID = "event_id";
        public static final String METHODOLOGY_VERSION = "methodology_version";
        public static final String GRAMS_PER_IMPRESSION = "grams_per_impression";
        /** What {@code observed} and {@code expected_*} count: {@code grams_per_impression} or {@code ad_selection_percent}. */
        public static final String MEASURE = "measure";

        public static final String OBSERVED = "observed";
        public static final String EXPECTED_LOW = "expected_low";
        public static final String EXPECTED_MID = "expected_mid";
        public static final String EXPECTED_HIGH = "expected_high";
        public static final String SCORE = "score";
        public static final String DIRECTION = "direction";
        public static final String DRIVER_COMPONENT = "driver_component";
        /** How much of the distance to the expectation the driver component explains. */
        public static final String DRIVER_PERCENT = "driver_percent";

        public static final String SEGMENT = "segment";
        public static final String SEGMENT_EVENTS = "segment_events";
        public static final String DOMAIN_EVENTS = "domain_events";
        public static final String HISTORY_DAYS = "history_days";
        public static final String METHOD = "method";
        public static final String SENTENCE = "sentence";

        private EventAnomalies() {}
    }
}
