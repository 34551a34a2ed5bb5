package dev.emissions.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class StackIT {
    @TempDir
    private static Path folder;

    private static Stack stack;

    private final StringWriter said = new StringWriter();
    private final StackReport report = new StackReport(new PrintWriter(said, true));

    @BeforeAll
    static void makeStack() {
        stack = new Stack(folder.resolve("stack"), System.getenv());
    }

    @BeforeEach
    void startStack() {
        stack.start(StackWishes.none(), new StackReport(new PrintWriter(new StringWriter())));
    }

    @AfterAll
    static void removeStack() {
        stack.stopAndDelete(new StackReport(new PrintWriter(new StringWriter())));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void secondConditionalPutOfAKeyLoses() {
        try (S3Client client = client()) {
            putNew(client, "commits/1.json", "first");

            assertThatThrownBy(() -> putNew(client, "commits/1.json", "second"))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
            assertThat(get(client, "commits/1.json")).isEqualTo("first");
        }
    }

    @Test
    void wrongSecretIsRefused() {
        StackSettings settings = settings();
        var intruder = new StackSettings(
                settings.s3(),
                settings.kafkaPort(),
                settings.controllerPort(),
                settings.s3Port(),
                settings.clusterId(),
                settings.accessKey(),
                "guessed");

        try (S3Client client = client(intruder)) {
            assertThatThrownBy(() -> put(client, "intruder", "x"))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void topicsAreNotMadeByAccident() {
        try (var log = new TopicFixture(settings().bootstrapServers())) {
            assertThat(log.names()).doesNotContain("nowhere");
            assertThatThrownBy(() -> log.publish("nowhere", "event")).hasMessageContaining("nowhere");
            assertThat(log.names()).doesNotContain("nowhere");
        }
    }

    @Test
    void recordOfOneMebibyteIsTakenAndCarriesTheBrokersTime() {
        String value = "x".repeat(1 << 20);
        try (var log = new TopicFixture(settings().bootstrapServers())) {
            log.create("large");
            log.publish("large", value);

            assertThat(log.read("large", 1)).singleElement().satisfies(record -> {
                assertThat(record.value()).isEqualTo(value);
                assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
            });
        }
    }

    @Test
    void startOfARunningStackChangesNothing() {
        List<ProcessHandle> before = processes();

        stack.start(StackWishes.none(), report);

        assertThat(processes()).isEqualTo(before).hasSize(2);
        assertThat(said.toString()).contains("already running");
    }

    @Test
    void dataSurvivesStopAndStart() throws Exception {
        publishAndPut("stopped");
        StackSettings before = settings();

        stack.stop(report);

        assertThat(stack.status().running()).isFalse();
        assertThat(connectionFile()).doesNotExist();

        stack.start(StackWishes.none(), report);

        assertThat(settings()).isEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(connectionFile())))
                .isEqualTo("rw-------");
        assertPublishedAndPut("stopped");
    }

    @Test
    void killedServersStartAgainWithTheirData() {
        publishAndPut("killed");
        List<ProcessHandle> killed = processes();
        killed.forEach(ProcessHandle::destroyForcibly);
        killed.forEach(process -> process.onExit().join());

        assertThat(stack.status().running()).isFalse();
        stack.start(StackWishes.none(), report);

        assertThat(processes()).hasSize(2).doesNotContainAnyElementsOf(killed);
        assertPublishedAndPut("killed");
    }

    private static void publishAndPut(String name) {
        try (var log = new TopicFixture(settings().bootstrapServers());
                S3Client client = client()) {
            log.create(name);
            log.publish(name, "event");
            put(client, "raw/" + name, "object");
        }
    }

    private static void assertPublishedAndPut(String name) {
        try (var log = new TopicFixture(settings().bootstrapServers());
                S3Client client = client()) {
            assertThat(log.read(name, 1)).singleElement().satisfies(record -> assertThat(record.value())
                    .isEqualTo("event"));
            assertThat(get(client, "raw/" + name)).isEqualTo("object");
        }
    }

    private static List<ProcessHandle> processes() {
        return stack.status().entries().stream()
                .flatMap(entry -> entry.process().stream())
                .toList();
    }

    private static Path connectionFile() {
        return stack.status().connection();
    }

    private static StackSettings settings() {
        return StackSettings.of(PrivateFile.read(folder.resolve("stack/settings.properties")));
    }

    private static S3Client client() {
        return client(settings());
    }

    private static S3Client client(StackSettings settings) {
        return new ObjectStore(new StackDirectory(folder.resolve("stack")), settings, Path.of("minio")).client();
    }

    private static void put(S3Client client, String key, String value) {
        client.putObject(request -> request.bucket("lake").key(key), RequestBody.fromString(value));
    }

    /** Only if the object is not there yet. */
    private static void putNew(S3Client client, String key, String value) {
        client.putObject(request -> request.bucket("lake").key(key).ifNoneMatch("*"), RequestBody.fromString(value));
    }

    private static String get(S3Client client, String key) {
        return client.getObjectAsBytes(request -> request.bucket("lake").key(key))
                .asUtf8String();
    }
}
