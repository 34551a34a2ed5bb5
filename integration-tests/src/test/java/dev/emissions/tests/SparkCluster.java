package dev.emissions.tests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Spark standalone cluster on the loopback, from a Spark distribution: a master, and workers of one core each. */
final class SparkCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long JOB_PATIENCE_MINUTES = 5;
    private static final Pattern ADDRESS = Pattern.compile("Starting Spark master at (spark://127\\.0\\.0\\.1:\\d+)");

    private final Path home;
    private final Path folder;
    private final Path settings;
    private final Process master;
    private final List<Process> workers = new ArrayList<>();
    private final String address;

    private SparkCluster(Path home, Path folder) throws IOException {
        this.home = home;
        this.folder = folder;
        this.settings = Files.createDirectories(folder.resolve("conf"));
        writeSettings();
        this.master = start("master", "org.apache.spark.deploy.master.Master", "--webui-port", "0");
        this.address = awaitAddress();
    }

    /** Starts a master and as many workers; their logs and work lie in {@code folder}. */
    static SparkCluster start(Path home, Path folder, int workers) throws IOException {
        var cluster = new SparkCluster(home, folder);
        for (int number = 0; number < workers; number++) {
            cluster.startWorker(number);
        }
        await().atMost(PATIENCE)
                .until(() -> cluster.log("master")
                                .lines()
                                .filter(line -> line.contains("Registering worker"))
                                .count()
                        == workers);
        return cluster;
    }

    private void startWorker(int number) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work-" + number));
        workers.add(start(
                "worker-" + number,
                "org.apache.spark.deploy.worker.Worker",
                "--webui-port",
                "0",
                "--cores",
                "1",
                "--memory",
                "768m",
                "--work-dir",
                work.toString(),
                address));
    }

    /** As deploy/standalone has it, but small, and without the wait for what a loopback does not lose. */
    private void writeSettings() throws IOException {
        Path file = Files.createFile(
                settings.resolve("spark-defaults.conf"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                String.join(
                        "\n",
                        "spark.authenticate true",
                        "spark.authenticate.secret " + UUID.randomUUID(),
                        "spark.network.crypto.enabled true",
                        "spark.master.rest.enabled false",
                        "spark.driver.memory 640m",
                        "spark.driver.host 127.0.0.1",
                        "spark.driver.bindAddress 127.0.0.1",
                        "spark.executor.memory 512m",
                        "spark.executor.cores 1",
                        "spark.scheduler.minRegisteredResourcesRatio 1.0",
                        ""));
    }

    /** Runs a job to its end, with the master's address and nothing else told to spark-submit. */
    Product.Result submit(String job, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(home.resolve("bin/spark-submit").toString(), "--master", address, job(job).toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve(job + ".out");
        Path err = folder.resolve(job + ".err");
        ProcessBuilder builder = builder(command);
        builder.environment().putAll(environment);
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(JOB_PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            end(process);
            throw new AssertionError("Still running after " + JOB_PATIENCE_MINUTES + " minutes: " + command + "\n"
                    + Files.readString(err));
        }
        return new Product.Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    static Path job(String name) {
        return Path.of(System.getProperty("distribution.directory"), "jobs", name + ".jar");
    }

    /** Ends a worker and its executors with -9. */
    void killWorker(int number) {
        end(workers.get(number));
    }

    /** Everything of the cluster and of its jobs that is running. */
    List<ProcessHandle> processes() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> commandLine(process).contains("org.apache.spark."))
                .toList();
    }

    /** The whole of it, which the JDK cuts off; empty if the process is gone. */
    static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    /** What master, workers, executors and jobs have written so far, by file. */
    List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".log")
                            || file.toString().endsWith(".out")
                            || file.toString().endsWith(".err")
                            || file.endsWith("stderr")
                            || file.endsWith("stdout"))
                    .toList();
        }
    }

    private String log(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".log"));
    }

    private String awaitAddress() {
        return await().atMost(PATIENCE)
                .until(() -> ADDRESS.matcher(log("master")).results().findFirst(), java.util.Optional::isPresent)
                .map(found -> found.group(1))
                .orElseThrow();
    }

    private Process start(String name, String type, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(home.resolve("bin/spark-class").toString(), type, "--host", "127.0.0.1", "--port", "0"));
        command.addAll(List.of(arguments));
        return builder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.put("SPARK_HOME", home.toString());
        environment.put("SPARK_CONF_DIR", settings.toString());
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        environment.put("SPARK_LOCAL_DIRS", folder.resolve("local").toString());
        environment.put("SPARK_DAEMON_MEMORY", "256m");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    /** Waits for the process alone: a dead one among its descendants may stay in the table of processes for as long as the process lives. */
    private static void end(Process process) {
        Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    @Override
    public void close() {
        workers.forEach(SparkCluster::end);
        end(master);
    }
}
