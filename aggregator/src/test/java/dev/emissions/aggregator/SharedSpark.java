package dev.emissions.aggregator;

import dev.emissions.lakehouse.Lake;
import java.net.URI;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** One Spark for all tests of this module; runs of the batch job inside it share its context. */
final class SharedSpark {
    static final String MASTER = "local[2]";

    private static final SparkSession SESSION = start();

    private SharedSpark() {}

    static SparkSession session() {
        return SESSION;
    }

    static SparkRuntime runtime() {
        return SparkRuntime.over(JavaSparkContext.fromSparkContext(SESSION.sparkContext()));
    }

    private static SparkSession start() {
        SparkSession.Builder builder = SparkSession.builder()
                .master(MASTER)
                .appName("tests")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.databricks.delta.snapshotPartitions", "2")
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        Lake.of(URI.create("file:///nowhere"), Map.of()).sparkProperties().forEach(builder::config);
        return builder.getOrCreate();
    }
}
