package dev.emissions.cli;

import java.net.URI;
import picocli.CommandLine.Option;

/** Which lake a command reads or writes, and how its object store is reached. */
public final class LakeOptions {
    @Option(
            names = "--lake",
            paramLabel = "URI",
            defaultValue = "s3a://lake",
            description = "Root of the lake: s3a://BUCKET[/PREFIX], or file:///FOLDER without an object store."
                    + " Default: ${DEFAULT-VALUE}.")
    private URI lake;

    @Option(
            names = "--s3-endpoint",
            paramLabel = "URL",
            description = "Address of the S3 server. A running local stack supplies it.")
    private URI endpoint;

    @Option(
            names = "--s3-region",
            paramLabel = "REGION",
            defaultValue = "us-east-1",
            description = "Region to sign requests for. Default: ${DEFAULT-VALUE}.")
    private String region;

    @Option(
            names = "--s3-access-key",
            paramLabel = "KEY",
            description = "Access key. Prefer EMISSIONS_S3_ACCESS_KEY to the flag.")
    private String accessKey;

    @Option(
            names = "--s3-secret-key",
            paramLabel = "SECRET",
            description =
                    "Secret key. Prefer EMISSIONS_S3_SECRET_KEY to the flag, which other users of the machine can see.")
    private String secretKey;

    public URI lake() {
        return lake;
    }

    /** Address of the S3 server, or null for the default of the cloud. */
    public URI endpoint() {
        return endpoint;
    }

    public String region() {
        return region;
    }

    /** Access key, or null to use the cloud's own chain of credentials. */
    public String accessKey() {
        return accessKey;
    }

    public String secretKey() {
        return secretKey;
    }
}
