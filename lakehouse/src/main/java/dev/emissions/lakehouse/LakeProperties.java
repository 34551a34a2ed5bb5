package dev.emissions.lakehouse;

import dev.emissions.logstore.ConditionalPutLogStore;
import java.util.Map;
import java.util.TreeMap;

/** The Hadoop settings by which a lake is reached: only what differs from Hadoop's defaults. */
final class LakeProperties {
    static final String KERNEL_LOG_STORE = "io.delta.kernel.logStore.s3a.impl";
    static final String KERNEL_FILE_LOG_STORE = "io.delta.kernel.logStore.file.impl";
    static final String SPARK_LOG_STORE = "spark.delta.logStore.s3a.impl";
    static final String SPARK_FILE_LOG_STORE = "spark.delta.logStore.file.impl";

    /** What Spark shows masked in its log and pages: its own default, and Kafka's logins. */
    static final String SECRETS = "(?i)secret|password|token|access[.]?key|jaas|credential";

    private static final String KEYS_GIVEN = "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider";
    private static final String KEYS_FROM_ENVIRONMENT =
            "software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider";

    private LakeProperties() {}

    static Map<String, String> of(LakeSettings settings) {
        Map<String, String> properties = new TreeMap<>();
        if (settings.isObjectStore()) {
            properties.put(KERNEL_LOG_STORE, ConditionalPutLogStore.class.getName());
            putAddress(properties, settings);
            putCredentials(properties, settings);
            putTransfer(properties);
            putPatience(properties);
        } else {
            properties.put(KERNEL_FILE_LOG_STORE, LinkLogStore.class.getName());
        }
        return Map.copyOf(properties);
    }

    private static void putAddress(Map<String, String> properties, LakeSettings settings) {
        properties.put("fs.s3a.endpoint.region", settings.region());
        if (settings.endpoint() != null) {
            properties.put("fs.s3a.endpoint", settings.endpoint().toString());
            properties.put("fs.s3a.path.style.access", Boolean.toString(!isAmazon(settings)));
            boolean isTls = "https".equals(settings.endpoint().getScheme());
            properties.put("fs.s3a.connection.ssl.enabled", Boolean.toString(isTls));
        }
        // Stores without object versions and without an ETag on directory markers are welcome.
        properties.put("fs.s3a.change.detection.version.required", "false");
    }

    private static void putCredentials(Map<String, String> properties, LakeSettings settings) {
        if (settings.accessKey() != null) {
            properties.put("fs.s3a.access.key", settings.accessKey());
            properties.put("fs.s3a.secret.key", settings.secretKey());
            properties.put("fs.s3a.aws.credentials.provider", KEYS_GIVEN);
        } else if (!isAmazon(settings)) {
            // Amazon's whole chain would ask the cloud's metadata address, which is not there.
            properties.put("fs.s3a.aws.credentials.provider", KEYS_FROM_ENVIRONMENT);
        }
    }

    private static boolean isAmazon(LakeSettings settings) {
        return settings.endpoint() == null || settings.endpoint().getHost().endsWith(".amazonaws.com");
    }

    private static void putTransfer(Map<String, String> properties) {
        // Every write buffers a whole part, so the part is small; a larger file goes up in parts of this size.
        properties.put("fs.s3a.fast.upload.buffer", "bytebuffer");
        properties.put("fs.s3a.multipart.size", "8M");
        properties.put("fs.s3a.multipart.threshold", "8M");
        // No look before each write, no new folder marker after each delete: both cost a round trip.
        properties.put("fs.s3a.performance.flags", "create,delete,mkdir");
        properties.put("fs.s3a.connection.expect.continue", "false");
        properties.put("fs.s3a.audit.enabled", "false");
        properties.put("fs.s3a.threads.max", "16");
        properties.put("fs.s3a.max.total.tasks", "16");
        properties.put("fs.s3a.connection.maximum", "48");
    }

    private static void putPatience(Map<String, String> properties) {
        properties.put("fs.s3a.attempts.maximum", "3");
        properties.put("fs.s3a.retry.limit", "3");
        properties.put("fs.s3a.retry.interval", "200ms");
        properties.put("fs.s3a.connection.establish.timeout", "5s");
        properties.put("fs.s3a.connection.timeout", "30s");
        properties.put("fs.s3a.connection.acquisition.timeout", "30s");
    }
}
