package dev.emissions.tests;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Named;

/** The S3 servers that the tests of the log store run on; MinIO only where its program is found. */
enum StoreUnderTest {
    S3PROXY,
    MINIO;

    private static final String MINIO_PROPERTY = "minio.binary";

    /** Both, named so that a report tells why one was left out. */
    static Stream<Named<StoreUnderTest>> all() {
        String minio = minioBinary()
                .map(found -> "MinIO")
                .orElse("MinIO (skipped: no minio in PATH; name one with -D" + MINIO_PROPERTY + "=FILE)");
        return Stream.of(Named.of("S3Proxy", S3PROXY), Named.of(minio, MINIO));
    }

    /** A running stack with this server; ends the test as skipped if the server is not to be had. */
    TestStack stack() throws IOException, InterruptedException {
        return switch (this) {
            case S3PROXY -> TestStack.running();
            case MINIO -> {
                Assumptions.assumeTrue(minioBinary().isPresent(), "no minio in PATH");
                yield TestStack.runningOnMinio(minioBinary().orElseThrow());
            }
        };
    }

    private static Optional<Path> minioBinary() {
        String named = System.getProperty(MINIO_PROPERTY);
        Stream<Path> candidates = named != null && !named.isBlank()
                ? Stream.of(Path.of(named))
                : Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, "minio"));
        return candidates
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
