package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emissions.faults.Fault;
import dev.emissions.faults.FaultProxy;
import dev.emissions.faults.Faults;
import dev.emissions.faults.RequestPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Encrypted connections, logins and keys with few rights, as an operator gives them to the built product. */
class SecurityE2E extends StackTest {
    private static final String TOPIC = "secret-events";

    @Test
    void everyCommandReachesKafkaByTlsAndLogin() throws Exception {
        TestCertificate certificate = TestCertificate.make(folder);
        Path folderOfLake = Files.createDirectory(folder.resolve("lake"));
        String lake = folderOfLake.toUri().toString();
        Path drop = folder.resolve("drop.csv");
        product.run("generate", "--count", "50", "--output", drop.toString()).succeeded();
        String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        try (var broker = SecureBroker.start(folder, certificate)) {
            List<Product.Result> results = new ArrayList<>();
            for (List<String> command : List.of(
                    List.of("generate", "--topic", TOPIC, "--count", "500"),
                    List.of("ingest", drop.toString(), "--topic", TOPIC, "--lake", lake),
                    List.of("clean", "--available-now", "--topic", TOPIC, "--lake", lake),
                    List.of("reprocess", "--from-kafka", yesterday, "--dry-run", "--lake", lake),
                    List.of("doctor", "--topic", TOPIC, "--lake", lake),
                    List.of("verify", "--topic", TOPIC, "--lake", lake),
                    List.of("status", "--topic", TOPIC, "--lake", lake))) {
                results.add(secured(broker, command.toArray(String[]::new)));
            }

            assertThat(results).allSatisfy(Product.Result::succeeded);
            assertThat(results).allSatisfy(result -> assertThat(result.out() + result.err())
                    .doesNotContain(broker.password()));
            assertThat(results.get(3).out()).containsPattern("[1-9]\\d* cleaned rows would be judged anew");
            assertThat(results.get(6).out()).contains("0 events unread");
            assertThat(filesWith(folderOfLake, broker.password())).isEmpty();
        }
    }

    @Test
    void wrongLoginIsRefusedInOneLineThatDoesNotShowIt() throws Exception {
        TestCertificate certificate = TestCertificate.make(folder);
        try (var broker = SecureBroker.start(folder, certificate)) {
            secured(broker, "generate", "--topic", TOPIC, "--count", "1").succeeded();
            Path wrong = Files.write(
                    folder.resolve("wrong.properties"),
                    SecureBroker.clientSettings(certificate, "emissions", "not-the-password"));
            Product.Result result = product.run(
                    Map.of("EMISSIONS_BOOTSTRAP_SERVERS", broker.address(), "EMISSIONS_KAFKA_CONFIG", wrong.toString()),
                    "status",
                    "--topic",
                    TOPIC,
                    "--lake",
                    stack.lake("nowhere"));

            assertRefused(
                    result,
                    "Invalid username or password; expected a login that it knows, from the file of --kafka-config");
            assertThat(result.out() + result.err()).doesNotContain("not-the-password");
        }
    }

    @Test
    void settingsThatAreNotAboutSecurityAreRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("kafka.properties"), "isolation.level=read_uncommitted\n");

        Product.Result result =
                product.run("status", "--lake", stack.lake("nowhere"), "--kafka-config", file.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--kafka-config: got isolation.level").contains("expected only settings");
    }

    @Test
    void storeIsReachedByTlsIfItsCertificateIsTrusted() throws Exception {
        TestCertificate certificate = TestCertificate.make(folder);
        Path data = Files.createDirectory(folder.resolve("s3"));
        Files.createDirectory(data.resolve("lake"));
        stack.createTopic("tls-to-s3", 1);
        product.run("generate", "--topic", "tls-to-s3", "--count", "300").succeeded();
        try (var server = OpenS3Server.start(data, certificate)) {
            String[] clean = {
                "clean",
                "--available-now",
                "--topic",
                "tls-to-s3",
                "--s3-endpoint",
                server.endpoint().toString()
            };
            Product.Result distrusting = product.run(clean);
            Product.Result trusting = product.run(
                    Map.of("EMISSIONS_JVM_OPTIONS", "-XX:TieredStopAtLevel=1 " + certificate.jvmOptions()), clean);

            assertRefused(distrusting, "Cannot open lake");
            trusting.succeeded();
            assertThat(data.resolve("lake/ops/ledger/_delta_log")).isNotEmptyDirectory();
        }
    }

    /** The proxy answers 403 to every write, as a store does to a key with the reader's policy. */
    @Test
    void readersNeedNoRightToWrite() throws Exception {
        String lake = stack.lake("read-only");
        stack.createTopic("read-only", 1);
        product.run("generate", "--topic", "read-only", "--count", "300").succeeded();
        product.run("clean", "--available-now", "--topic", "read-only", "--lake", lake)
                .succeeded();
        product.run("generate", "--topic", "read-only", "--count", "10").succeeded();
        try (var proxy = FaultProxy.before(stack.s3())) {
            proxy.inject(Faults.always(RequestPattern.of("PUT|POST|DELETE", ""), Fault.DENY_403));
            String endpoint = proxy.endpoint().toString();

            for (String command : List.of("verify", "status", "ledger")) {
                product.run(command, "--topic", "read-only", "--lake", lake, "--s3-endpoint", endpoint)
                        .succeeded();
            }
            product.run("show", "cleaned", "--lake", lake, "--s3-endpoint", endpoint)
                    .succeeded();
            Product.Result clean = product.run(
                    "clean", "--available-now", "--topic", "read-only", "--lake", lake, "--s3-endpoint", endpoint);

            assertRefused(clean, "access denied");
        }
    }

    @Test
    void nothingListensBeyondTheLoopback() throws Exception {
        String topic = "listening";
        stack.createTopic(topic, 1);
        Path log = folder.resolve("clean.log");
        Process cleaner = product.start(log, "clean", "--topic", topic, "--lake", stack.lake(topic));
        try {
            product.run("generate", "--topic", topic, "--count", "10").succeeded();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> Files.readString(log).contains("batch "));
            List<ProcessHandle> processes = new ArrayList<>(stack.processes());
            processes.add(cleaner.toHandle());

            assertThat(processes).hasSize(3);
            assertThat(ListeningPorts.beyondLoopback(processes)).isEmpty();
        } finally {
            cleaner.destroy();
            cleaner.waitFor();
        }
    }

    private static Product.Result secured(SecureBroker broker, String... command)
            throws IOException, InterruptedException {
        return product.run(
                Map.of(
                        "EMISSIONS_BOOTSTRAP_SERVERS",
                        broker.address(),
                        "EMISSIONS_KAFKA_CONFIG",
                        broker.clientSettings().toString()),
                command);
    }

    /** Files below the folder in which the text occurs. */
    private static List<Path> filesWith(Path folder, String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
        }
        return found;
    }
}
