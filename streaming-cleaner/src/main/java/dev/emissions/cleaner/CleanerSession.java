package dev.emissions.cleaner;

import dev.emissions.lakehouse.Lake;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** The Spark session of a cleaner. */
final class CleanerSession implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final SparkSession spark;

    private CleanerSession(SparkSession spark) {
        this.spark = spark;
    }

    static CleanerSession open(CleanSettings settings, Lake lake) {
        return new CleanerSession(SparkSession.builder()
                .config(configuration(settings, lake, new SparkConf()))
                .getOrCreate());
    }

    /** What the cleaner needs, on top of what spark-submit was given. */
    static SparkConf configuration(CleanSettings settings, Lake lake, SparkConf given) {
        SparkConf configuration = given.clone()
                .setAppName("emissions clean " + settings.topic())
                .setMaster(settings.master())
                .set("spark.sql.session.timeZone", "UTC")
                .set("spark.sql.streaming.noDataMicroBatches.enabled", "false")
                .setIfMissing("spark.ui.enabled", "false")
                .setIfMissing("spark.locality.wait", "0s")
                .setIfMissing("spark.sql.streaming.numRecentProgressUpdates", "1");
        lake.sparkProperties().forEach(configuration::set);
        if (settings.checkpoint(lake).startsWith("s3a:")) {
            configuration.set("spark.sql.streaming.checkpointFileManagerClass", StreamedCheckpoints.class.getName());
        }
        if (settings.master().startsWith("local")) {
            configuration.set("spark.driver.host", LOOPBACK).set("spark.driver.bindAddress", LOOPBACK);
        }
        return configuration;
    }

    SparkSession spark() {
        return spark;
    }

    @Override
    public void close() {
        try {
            spark.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the Spark session", e);
        }
    }
}
