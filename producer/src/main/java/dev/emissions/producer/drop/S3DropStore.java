package dev.emissions.producer.drop;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A lake in a bucket of an S3 server. */
final class S3DropStore implements DropStore {
    private static final int PRECONDITION_FAILED = 412;
    /** Another writer of the same key is at it; the next try finds out who won. */
    private static final int CONFLICT = 409;

    private static final int ATTEMPTS_ON_CONFLICT = 5;

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final String address;

    private S3DropStore(S3Client client, String bucket, String prefix, String address) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
        this.address = address;
    }

    static S3DropStore open(LakeOptions options) {
        URI lake = options.lake();
        String path = lake.getPath().replaceAll("^/+|/+$", "");
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(options.region()))
                .credentialsProvider(credentials(options))
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(3)));
        if (options.endpoint() != null) {
            builder.endpointOverride(options.endpoint());
        }
        String server =
                options.endpoint() == null ? "the cloud" : options.endpoint().toString();
        return new S3DropStore(
                builder.build(), lake.getAuthority(), path.isEmpty() ? "" : path + "/", lake + " at " + server);
    }

    @Override
    public Optional<String> anyBelow(String folder) {
        return ask(
                () -> client
                        .listObjectsV2(request -> request.bucket(bucket)
                                .prefix(prefix + folder + "/")
                                .maxKeys(1))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .map(key -> key.substring(prefix.length()))
                        .findFirst());
    }

    @Override
    public boolean exists(String path) {
        return ask(() -> {
            try {
                client.headObject(request -> request.bucket(bucket).key(prefix + path));
                return true;
            } catch (NoSuchKeyException e) {
                return false;
            }
        });
    }

    @Override
    public Optional<String> text(String path) {
        return ask(() -> {
            try {
                return Optional.of(client.getObjectAsBytes(
                                request -> request.bucket(bucket).key(prefix + path))
                        .asUtf8String());
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void putIfAbsent(String path, Path file) {
        put(path, RequestBody.fromFile(file));
    }

    @Override
    public void putIfAbsent(String path, String text) {
        put(path, RequestBody.fromString(text));
    }

    @Override
    public void close() {
        client.close();
    }

    private void put(String path, RequestBody body) {
        int status = exists(path) ? PRECONDITION_FAILED : CONFLICT;
        for (int attempt = 0; status == CONFLICT && attempt < ATTEMPTS_ON_CONFLICT; attempt++) {
            status = ask(() -> tryPut(path, body));
        }
        if (status == CONFLICT) {
            throw failed("other writers are at " + path + " all the time", null);
        }
    }

    /** Answers with the status where the path is or may be taken, and with 0 where it was free. */
    private int tryPut(String path, RequestBody body) {
        try {
            client.putObject(
                    request -> request.bucket(bucket).key(prefix + path).ifNoneMatch("*"), body);
            return 0;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
                return e.statusCode();
            }
            throw e;
        } catch (SdkClientException e) {
            // A server that refuses by the request's head may hang up on the body, and the answer is lost.
            if (exists(path)) {
                return PRECONDITION_FAILED;
            }
            throw e;
        }
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException e) {
            throw failed(e.getMessage(), e);
        }
    }

    private CommandFailure failed(String cause, Exception e) {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "Cannot use the lake " + address + ": " + cause + "; expected an S3 server with the bucket " + bucket
                        + " and the right to read and write it",
                e);
    }

    private static AwsCredentialsProvider credentials(LakeOptions options) {
        return options.accessKey() == null || options.secretKey() == null
                ? DefaultCredentialsProvider.create()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(options.accessKey(), options.secretKey()));
    }
}
