package dev.emissions.logstore;

import org.apache.hadoop.conf.Configuration;

/** How S3A reaches a {@link FakeS3}, without patience. */
final class S3Settings {
    private S3Settings() {}

    static Configuration of(FakeS3 server) {
        Configuration configuration = new Configuration();
        configuration.set("fs.s3a.endpoint", server.endpoint());
        configuration.set("fs.s3a.endpoint.region", "us-east-1");
        configuration.set("fs.s3a.path.style.access", "true");
        configuration.set("fs.s3a.connection.ssl.enabled", "false");
        configuration.set("fs.s3a.access.key", "key");
        configuration.set("fs.s3a.secret.key", "secret");
        configuration.set("fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
        configuration.set("fs.s3a.change.detection.version.required", "false");
        configuration.set("fs.s3a.fast.upload.buffer", "bytebuffer");
        configuration.set("fs.s3a.multipart.size", "5M");
        configuration.set("fs.s3a.attempts.maximum", "2");
        configuration.set("fs.s3a.retry.limit", "2");
        configuration.set("fs.s3a.retry.interval", "10ms");
        configuration.set("fs.s3a.connection.timeout", "15s");
        return configuration;
    }
}
