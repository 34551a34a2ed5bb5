package dev.emissions.stack;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/** What is chosen once for a stack and stays the same from one start to the next. */
record StackSettings(
        S3Server s3,
        int kafkaPort,
        int controllerPort,
        int s3Port,
        String clusterId,
        String accessKey,
        String secretKey) {
    static final String REGION = "us-east-1";
    static final String BUCKET = "lake";
    private static final int SECRET_BYTES = 20;

    static StackSettings generate(S3Server s3, SecureRandom random) {
        var ports = new Ports(random);
        int kafkaPort = ports.free();
        int controllerPort = ports.freeBeside(kafkaPort);
        return new StackSettings(
                s3,
                kafkaPort,
                controllerPort,
                ports.freeBeside(kafkaPort, controllerPort),
                Uuid.randomUuid().toString(),
                "emissions" + secret(random, 4),
                secret(random, SECRET_BYTES));
    }

    static StackSettings of(Properties properties) {
        return new StackSettings(
                S3Server.valueOf(properties.getProperty("s3")),
                Integer.parseInt(properties.getProperty("kafka-port")),
                Integer.parseInt(properties.getProperty("controller-port")),
                Integer.parseInt(properties.getProperty("s3-port")),
                properties.getProperty("cluster-id"),
                properties.getProperty("access-key"),
                properties.getProperty("secret-key"));
    }

    Map<String, String> toMap() {
        return Map.of(
                "s3", s3.name(),
                "kafka-port", Integer.toString(kafkaPort),
                "controller-port", Integer.toString(controllerPort),
                "s3-port", Integer.toString(s3Port),
                "cluster-id", clusterId,
                "access-key", accessKey,
                "secret-key", secretKey);
    }

    StackSettings withKafkaPorts(int newKafkaPort, int newControllerPort) {
        return new StackSettings(s3, newKafkaPort, newControllerPort, s3Port, clusterId, accessKey, secretKey);
    }

    StackSettings withS3Port(int newPort) {
        return new StackSettings(s3, kafkaPort, controllerPort, newPort, clusterId, accessKey, secretKey);
    }

    String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    String endpoint() {
        return "http://127.0.0.1:" + s3Port;
    }

    /** What the other commands read; the keys are their options' names. */
    Map<String, String> connection() {
        return Map.of(
                "bootstrap-servers",
                bootstrapServers(),
                "lake",
                "s3a://" + BUCKET,
                "s3-endpoint",
                endpoint(),
                "s3-region",
                REGION,
                "s3-access-key",
                accessKey,
                "s3-secret-key",
                secretKey);
    }

    private static String secret(SecureRandom random, int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
