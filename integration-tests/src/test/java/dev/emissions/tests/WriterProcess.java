package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A {@link CommitWriter} in a JVM of its own. */
record WriterProcess(String name, Process process, Path out) implements AutoCloseable {
    /** Starts a writer that commits for so many seconds; its outputs go to the folder. */
    static WriterProcess start(
            Path folder, String table, String name, CommitWriter.Manner manner, long seconds, Map<String, String> lake)
            throws IOException {
        Path out = Files.createTempFile(folder, name + "-", ".out");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        CommitWriter.class.getName(),
                        table,
                        name,
                        manner.name(),
                        Long.toString(seconds))
                .redirectOutput(out.toFile())
                .redirectError(Path.of(out + ".err").toFile());
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        Process process = builder.start();
        Properties settings = new Properties();
        settings.putAll(lake);
        try (OutputStream in = process.getOutputStream()) {
            settings.store(in, null);
        }
        return new WriterProcess(name, process, out);
    }

    /** What the writer was told last of each commit, by the name of the commit's file. */
    Map<String, CommitWriter.Told> told() throws IOException {
        Map<String, CommitWriter.Told> told = new TreeMap<>();
        String text = Files.readString(out);
        // A process that was killed may have left half a line.
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> {
            String[] words = line.split(" ", 2);
            told.put(CommitWriter.file(name, words[0]), CommitWriter.Told.valueOf(words[1]));
        });
        return told;
    }

    long successes() throws IOException {
        return told().values().stream()
                .filter(last -> last == CommitWriter.Told.SUCCESS)
                .count();
    }

    void awaitEnd(long seconds) throws IOException, InterruptedException {
        assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as("exit code; it printed %s", Files.readString(Path.of(out + ".err")))
                .isZero();
    }

    /** Kills the process with -9 if it still runs; returns when it has ended. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
