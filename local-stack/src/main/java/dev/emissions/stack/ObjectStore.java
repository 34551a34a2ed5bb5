package dev.emissions.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** The S3 server; by the first time it is ready it has the lake's bucket. */
record ObjectStore(StackDirectory directory, StackSettings settings, Path minioBinary) implements Service {
    private static final Duration PROBE = Duration.ofSeconds(5);

    /**
     * Digests are nearly all of its work and only the second compiler knows the processor's instructions for them (14 instead of 34
     * CPU ms per MB); its thresholds are raised so that it compiles little else.
     */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xmx256m",
            "-XX:Tier4InvocationThreshold=30000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=60000",
            "-XX:Tier4BackEdgeThreshold=400000");

    @Override
    public Daemon daemon() {
        return new Daemon("S3 server", "s3", directory);
    }

    @Override
    public String address() {
        return settings.endpoint();
    }

    @Override
    public Path data() {
        return directory.s3Data(settings.s3());
    }

    @Override
    public void prepare() {
        directory.create(data());
        PrivateFile.write(
                configurationFile(),
                Map.of(
                        "endpoint", settings.endpoint(),
                        "data", data().toString(),
                        "access-key", settings.accessKey(),
                        "secret-key", settings.secretKey()));
    }

    @Override
    public List<String> command(Map<String, String> environment) {
        return switch (settings.s3()) {
            case S3PROXY ->
                new ChildJvm(
                                S3ProxyMain.class,
                                JVM_OPTIONS,
                                daemon().log(),
                                List.of(configurationFile().toString()))
                        .command(environment);
            case MINIO ->
                List.of(
                        minioBinary.toString(),
                        "server",
                        "--quiet",
                        "--address",
                        "127.0.0.1:" + settings.s3Port(),
                        data().toString());
        };
    }

    @Override
    public Map<String, String> processEnvironment() {
        return switch (settings.s3()) {
            case S3PROXY -> ChildJvm.classPath();
            case MINIO ->
                Map.of(
                        "MINIO_ROOT_USER",
                        settings.accessKey(),
                        "MINIO_ROOT_PASSWORD",
                        settings.secretKey(),
                        "MINIO_BROWSER",
                        "off",
                        "MINIO_UPDATE",
                        "off");
        };
    }

    @Override
    public boolean ready() {
        if (!Ports.answers(settings.s3Port())) {
            return false;
        }
        try (S3Client client = client()) {
            if (!hasBucket(client)) {
                client.createBucket(request -> request.bucket(StackSettings.BUCKET));
            }
            return hasBucket(client);
        } catch (SdkException e) {
            return false;
        }
    }

    private static boolean hasBucket(S3Client client) {
        try {
            client.headBucket(request -> request.bucket(StackSettings.BUCKET));
            return true;
        } catch (NoSuchBucketException e) {
            return false;
        }
    }

    /** A client with the stack's credentials; the caller closes it. */
    S3Client client() {
        return S3Client.builder()
                .endpointOverride(URI.create(settings.endpoint()))
                .region(Region.of(StackSettings.REGION))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(PROBE)
                        .socketTimeout(PROBE)
                        .build())
                .build();
    }

    private Path configurationFile() {
        return directory.run().resolve("s3.properties");
    }
}
