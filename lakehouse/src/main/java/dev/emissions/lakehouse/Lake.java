package dev.emissions.lakehouse;

import dev.emissions.cli.LakeOptions;
import dev.emissions.logstore.ConditionalPutLogStore;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** The folder or bucket that holds all tables, and the means to reach it. Safe for use by several threads. */
public final class Lake {
    private final URI root;
    private final Map<String, String> properties;
    private final Configuration configuration;
    private final Engine engine;

    private Lake(URI root, Map<String, String> properties) {
        this.root = LakeSettings.withoutSlashAtEnd(root);
        this.properties = Map.copyOf(properties);
        this.configuration = new Configuration();
        this.properties.forEach(configuration::set);
        this.engine = DefaultEngine.create(configuration);
    }

    /**
     * The lake of the options, for a writer: seen to be reachable, writable, of a known format, and safe for two writers.
     *
     * @throws dev.emissions.cli.CommandFailure with one line that says what to do, within about ten seconds, if it is not
     */
    public static Lake open(LakeOptions options) {
        LakeSettings settings = LakeSettings.of(options);
        Lake lake = of(settings);
        var check = new LakeCheck(lake, settings);
        check.requireServer();
        check.requireSafeWrites();
        check.claimFormat();
        return lake;
    }

    /** The lake of the options, for a reader: as {@link #open}, but nothing is written. */
    public static Lake openToRead(LakeOptions options) {
        LakeSettings settings = LakeSettings.of(options);
        Lake lake = of(settings);
        var check = new LakeCheck(lake, settings);
        check.requireServer();
        check.requireKnownFormat();
        return lake;
    }

    /** A lake that somebody else has opened, for executors: nothing is checked. */
    public static Lake of(URI root, Map<String, String> properties) {
        return new Lake(root, properties);
    }

    static Lake of(LakeSettings settings) {
        return new Lake(settings.root(), LakeProperties.of(settings));
    }

    public URI root() {
        return root;
    }

    /** The full path of what lies at {@code relative} below the root, such as {@code s3a://lake/cleaned/emissions}. */
    public String pathOf(String relative) {
        return root + "/" + relative;
    }

    /** The settings as Hadoop's file systems take them; shared, so not to be changed. */
    public Configuration configuration() {
        return configuration;
    }

    /** What differs from Hadoop's defaults; holds the secret key. */
    public Map<String, String> properties() {
        return properties;
    }

    /** The settings of a Spark session whose Delta tables lie here; holds the secret key. */
    public Map<String, String> sparkProperties() {
        Map<String, String> spark = new TreeMap<>();
        properties.forEach((key, value) -> spark.put("spark.hadoop." + key, value));
        spark.put("spark.redaction.regex", LakeProperties.SECRETS);
        spark.put(LakeProperties.SPARK_LOG_STORE, ConditionalPutLogStore.class.getName());
        spark.put(LakeProperties.SPARK_FILE_LOG_STORE, LinkLogStore.class.getName());
        return spark;
    }

    /** Delta Kernel on this lake. */
    public Engine engine() {
        return engine;
    }

    @Override
    public String toString() {
        return "Lake[" + root + "]";
    }
}
