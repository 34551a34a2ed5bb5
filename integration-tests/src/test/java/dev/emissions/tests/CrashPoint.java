package dev.emissions.tests;

import static dev.emissions.tests.CrashPoint.When.EACH_BATCH;
import static dev.emissions.tests.CrashPoint.When.EACH_RUN;
import static dev.emissions.tests.CrashPoint.When.NEW_LAKE;

import dev.emissions.faults.RequestPattern;
import java.util.Arrays;
import java.util.List;

/** A moment in the work of the cleaner or the aggregator, known by the request that makes it visible to others. */
enum CrashPoint {
    // In the order in which a new lake meets them.
    LAKE_FORMAT(NEW_LAKE, "/ops/format\\.json$"),
    CLEANED_CREATED(NEW_LAKE, "/cleaned/emissions/_delta_log/0{20}\\.json$"),
    QUARANTINE_CREATED(NEW_LAKE, "/cleaned/quarantine/_delta_log/0{20}\\.json$"),
    LEDGER_CREATED(NEW_LAKE, "/ops/ledger/_delta_log/0{20}\\.json$"),
    CHECKPOINT_METADATA(NEW_LAKE, "/checkpoints/[^/]+/metadata$"),
    CHECKPOINT_FIRST_OFFSETS(NEW_LAKE, "/checkpoints/[^/]+/sources/0/0$"),
    ARCHIVE_CREATED(NEW_LAKE, "/raw/archive/_delta_log/0{20}\\.json$"),

    CHECKPOINT_OFFSETS(EACH_BATCH, "/checkpoints/[^/]+/offsets/\\d+$"),
    CLEANED_FILE(EACH_BATCH, "/cleaned/emissions/.+\\.parquet$"),
    QUARANTINE_FILE(EACH_BATCH, "/cleaned/quarantine/.+\\.parquet$"),
    ARCHIVE_FILE(EACH_BATCH, "/raw/archive/.+\\.parquet$"),
    LEDGER_FILE(EACH_BATCH, "/ops/ledger/sealed_date.+\\.parquet$"),
    MANIFEST(EACH_BATCH, "/ops/batches/.+\\.json$"),
    CLEANED_COMMIT(EACH_BATCH, "/cleaned/emissions/_delta_log/\\d*[1-9]\\d*\\.json$"),
    QUARANTINE_COMMIT(EACH_BATCH, "/cleaned/quarantine/_delta_log/\\d*[1-9]\\d*\\.json$"),
    ARCHIVE_COMMIT(EACH_BATCH, "/raw/archive/_delta_log/\\d*[1-9]\\d*\\.json$"),
    LEDGER_COMMIT(EACH_BATCH, "/ops/ledger/_delta_log/\\d*[1-9]\\d*\\.json$"),
    LEDGER_CHECKSUM(EACH_BATCH, "/ops/ledger/_delta_log/\\d*[1-9]\\d*\\.crc$"),
    CHECKPOINT_COMMIT(EACH_BATCH, "/checkpoints/[^/]+/commits/\\d+$"),

    DAILY_FILE(EACH_RUN, "/metrics/daily_by_country/event_date.+\\.parquet$"),
    DAILY_COMMIT(EACH_RUN, "/metrics/daily_by_country/_delta_log/\\d*[1-9]\\d*\\.json$"),
    RANKING_FILE(EACH_RUN, "/metrics/top_domains_by_total/event_date.+\\.parquet$"),
    RANKING_COMMIT(EACH_RUN, "/metrics/top_domains_by_total/_delta_log/\\d*[1-9]\\d*\\.json$"),
    ANOMALIES_FILE(EACH_RUN, "/metrics/event_anomalies/event_date.+\\.parquet$"),
    ANOMALIES_COMMIT(EACH_RUN, "/metrics/event_anomalies/_delta_log/\\d*[1-9]\\d*\\.json$");

    /** How often a point comes. */
    enum When {
        /** The cleaner comes to it once in a lake's life. */
        NEW_LAKE,
        /** The cleaner comes to it in each micro-batch. */
        EACH_BATCH,
        /** The aggregator comes to it in each run that has something to do. */
        EACH_RUN
    }

    private final When when;
    private final String path;

    CrashPoint(When when, String path) {
        this.when = when;
        this.path = path;
    }

    static List<CrashPoint> of(When when) {
        return Arrays.stream(values()).filter(point -> point.when == when).toList();
    }

    RequestPattern requests() {
        return RequestPattern.of("PUT", path);
    }
}
