package dev.emissions.aggregator;

import dev.emissions.aggregator.events.EventFile;
import dev.emissions.lakehouse.Lake;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Spark, set up for one short batch. */
final class SparkRuntime implements AutoCloseable {
    /** A task reads about as much, in whole files. */
    private static final long BYTES_PER_TASK = 64L << 20;

    /** System property of the logging configuration that tells how much libraries log. */
    private static final String LIBRARIES_LEVEL = "emissions.log.libraries";

    private static final String LOOPBACK = "127.0.0.1";

    private final JavaSparkContext context;
    private final Runnable stop;

    private SparkRuntime(JavaSparkContext context, Runnable stop) {
        this.context = context;
        this.stop = stop;
    }

    /** A runtime over a Spark that somebody else has started, and stops. */
    static SparkRuntime over(JavaSparkContext context) {
        return new SparkRuntime(context, () -> {});
    }

    static SparkRuntime start(String master, Lake lake) {
        silenceUnlessAsked();
        var configuration = new SparkConf(true)
                .setIfMissing("spark.app.name", "emissions aggregate")
                .setMaster(master)
                .setIfMissing("spark.ui.enabled", "false")
                // Plain Java objects travel; a reset for every hundredth of them would write their classes anew each
                // time.
                .set("spark.serializer.objectStreamReset", "10000");
        if (master.startsWith("local")) {
            configuration.set("spark.driver.host", LOOPBACK).set("spark.driver.bindAddress", LOOPBACK);
        }
        lake.sparkProperties().forEach(configuration::set);
        var context = new JavaSparkContext(configuration);
        return new SparkRuntime(context, context::close);
    }

    /** What fails in a task reaches the caller as an exception; Spark's own lines about it would be stack traces beside the answer. */
    private static void silenceUnlessAsked() {
        if (System.getProperty(LIBRARIES_LEVEL) == null) {
            Configurator.setLevel("org.apache.spark", Level.OFF);
        }
    }

    /** The files, divided among tasks; neighbours stay together, so days that are sorted meet in few tasks. */
    JavaRDD<EventFile> distribute(List<EventFile> files) {
        List<List<EventFile>> tasks = divide(files, context.defaultParallelism());
        return context.parallelize(tasks, Math.max(1, tasks.size())).flatMap(List::iterator);
    }

    static List<List<EventFile>> divide(List<EventFile> files, int smallestNumber) {
        long total = files.stream().mapToLong(EventFile::sizeBytes).sum();
        long share = Math.min(BYTES_PER_TASK, total / smallestNumber + 1);
        List<List<EventFile>> tasks = new ArrayList<>();
        List<EventFile> task = new ArrayList<>();
        long bytes = 0;
        for (EventFile file : files) {
            task.add(file);
            bytes += file.sizeBytes();
            if (bytes >= share) {
                tasks.add(task);
                task = new ArrayList<>();
                bytes = 0;
            }
        }
        if (!task.isEmpty()) {
            tasks.add(task);
        }
        return tasks;
    }

    @Override
    public void close() {
        stop.run();
    }
}
