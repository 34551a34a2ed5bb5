package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.faults.Fault;
import dev.emissions.faults.FaultProxy;
import dev.emissions.faults.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jobs' jars on a Spark cluster; {@code scripts/test --only cluster} installs a Spark distribution and names its folder. */
@EnabledIfSystemProperty(
        named = "spark.home",
        matches = ".+",
        disabledReason = "needs a Spark distribution: scripts/test --only cluster")
class ClusterE2E extends StackTest {
    private static final int EVENTS = 24_000;
    private static final Path SPARK = Path.of(System.getProperty("spark.home", ""));

    /** What was seen at the moment of the kill. */
    private record Seen(List<String> commandLines, List<String> openToOthers) {
        static Seen of(List<ProcessHandle> processes) throws IOException {
            List<String> lines =
                    processes.stream().map(SparkCluster::commandLine).toList();
            return new Seen(lines, ListeningPorts.beyondLoopback(processes));
        }
    }

    @Test
    void booksBalanceAfterAWorkerWasKilledInMidBatch() throws Exception {
        String topic = "cluster-" + System.nanoTime();
        String lake = stack.lake(topic);
        stack.createTopic(topic, 4);
        product.run("generate", "--topic", topic, "--count", "" + EVENTS).succeeded();
        var seen = new CompletableFuture<Seen>();

        try (var cluster = SparkCluster.start(SPARK, folder, 2);
                var proxy = FaultProxy.before(stack.s3())) {
            proxy.inject(Faults.at(
                    CrashPoint.CLEANED_FILE.requests(), 3, Fault.before(() -> killWorkerAndLook(cluster, seen))));
            Product.Result clean = submit(
                    cluster,
                    "emissions-clean",
                    "clean",
                    "--available-now",
                    "--metrics-port",
                    "0",
                    "--topic",
                    topic,
                    "--max-events-per-batch",
                    "" + EVENTS / 3,
                    "--lake",
                    lake,
                    "--s3-endpoint",
                    proxy.endpoint().toString());
            Product.Result aggregate = submit(cluster, "emissions-aggregate", "aggregate", "--lake", lake);

            assertThat(clean.succeeded().err()).contains("Lost executor");
            assertThat(aggregate.succeeded().out()).contains("Brought ");
            assertThat(seen.join().openToOthers()).isEmpty();
            assertSecretIsNowhere(cluster, seen.join());
        }
        product.run("verify", "--topic", topic, "--lake", lake).succeeded();
        assertThat(Accounting.of(stack, lake).offsets()).isEqualTo(stack.endOffsets(topic));
        assertThat(product.run("aggregate", "--lake", lake).succeeded().out()).contains("Nothing to do");
    }

    /** What Spark has already wins over what a job brings; a second copy would only hide that. */
    @ParameterizedTest
    @ValueSource(strings = {"emissions-clean", "emissions-aggregate"})
    void jobBringsNoClassThatSparkHas(String job) throws IOException {
        Set<String> ofSpark = new TreeSet<>();
        try (Stream<Path> jars = Files.list(SPARK.resolve("jars"))) {
            for (Path jar :
                    jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                ofSpark.addAll(classes(jar));
            }
        }

        Set<String> twice = new TreeSet<>(classes(SparkCluster.job(job)));
        twice.retainAll(ofSpark);

        assertThat(twice).isEmpty();
    }

    private static void killWorkerAndLook(SparkCluster cluster, CompletableFuture<Seen> seen) {
        try {
            seen.complete(Seen.of(cluster.processes()));
        } catch (IOException e) {
            seen.completeExceptionally(e);
        }
        cluster.killWorker(0);
    }

    private static Product.Result submit(SparkCluster cluster, String job, String... arguments)
            throws IOException, InterruptedException {
        Map<String, String> environment = stack.connection().entrySet().stream()
                .collect(Collectors.toMap(
                        option -> "EMISSIONS_"
                                + option.getKey()
                                        .toUpperCase(java.util.Locale.ROOT)
                                        .replace('-', '_'),
                        Map.Entry::getValue));
        return cluster.submit(job, environment, arguments);
    }

    private static void assertSecretIsNowhere(SparkCluster cluster, Seen seen) throws IOException {
        String secret = stack.connection().get("s3-secret-key");
        assertThat(seen.commandLines()).hasSizeGreaterThan(4).noneMatch(line -> line.contains(secret));
        List<Path> logs = cluster.logs();
        List<Path> telling = new ArrayList<>();
        for (Path log : logs) {
            if (Files.readString(log).contains(secret)) {
                telling.add(log);
            }
        }
        assertThat(logs).hasSizeGreaterThan(5);
        assertThat(telling).isEmpty();
    }

    private static Set<String> classes(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(java.util.zip.ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .collect(Collectors.toSet());
        }
    }
}
