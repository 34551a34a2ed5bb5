package dev.emissions.sql;

import dev.emissions.lakehouse.Lake;
import java.util.Map;
import java.util.TreeMap;

/** The settings of a Spark session for a person at a shell, on one machine, who waits for each answer. */
final class ShellSettings {
    private static final String CATALOG = "spark.sql.catalog.spark_catalog";
    private static final String LOOPBACK = "127.0.0.1";

    private ShellSettings() {}

    /** Holds the secret key. */
    static Map<String, String> of(Lake lake, String master) {
        Map<String, String> settings = new TreeMap<>(lake.sparkProperties());
        settings.put("spark.app.name", "emissions spark-sql");
        settings.put("spark.master", master);
        settings.put("spark.ui.enabled", "false");
        if (master.startsWith("local")) {
            settings.put("spark.driver.host", LOOPBACK);
            settings.put("spark.driver.bindAddress", LOOPBACK);
        }
        putCatalog(settings, lake);
        putDelta(settings);
        putSpeed(settings);
        settings.put("spark.sql.session.timeZone", "UTC");
        settings.put("spark.sql.cli.print.header", "true");
        return settings;
    }

    private static void putCatalog(Map<String, String> settings, Lake lake) {
        settings.put(CATALOG, LakeCatalog.class.getName());
        settings.put(CATALOG + "." + LakeCatalog.ROOT, lake.root().toString());
        // Hive's own catalog would start a database of its own, and leave its files where the shell was called.
        settings.put("spark.sql.catalogImplementation", "in-memory");
    }

    private static void putDelta(Map<String, String> settings) {
        settings.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
        // Delta 4.4.0 answers max(date) from its log by a value of the wrong class.
        settings.put("spark.databricks.delta.optimizeMetadataQuery.enabled", "false");
    }

    private static void putSpeed(Map<String, String> settings) {
        settings.put("spark.databricks.delta.snapshotPartitions", "2");
        settings.put("spark.sql.shuffle.partitions", "8");
        // Without it VACUUM asks for each folder's files in a task of its own.
        settings.put("spark.sql.sources.parallelPartitionDiscovery.parallelism", "4");
    }
}
