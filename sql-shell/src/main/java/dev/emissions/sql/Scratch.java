package dev.emissions.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.util.ShutdownHookManager;

/** A private folder for what a shell leaves lying about: temporary files and tables that are created without a place. It goes with the process. */
final class Scratch {
    /** Spark's own hook and that of Hadoop's file systems come first. */
    private static final int AFTER_ALL_OTHERS = 0;

    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    static Scratch create() throws IOException {
        var scratch = new Scratch(Files.createTempDirectory("emissions-spark-sql-"));
        ShutdownHookManager.get().addShutdownHook(scratch::delete, AFTER_ALL_OTHERS);
        return scratch;
    }

    Map<String, String> settings() {
        return Map.of(
                "spark.local.dir", folder.resolve("spark").toString(),
                "spark.sql.warehouse.dir", folder.resolve("warehouse").toUri().toString(),
                "spark.hadoop.hive.exec.scratchdir", folder.resolve("hive").toString(),
                "spark.hadoop.hive.exec.local.scratchdir",
                        folder.resolve("local").toString(),
                "spark.hadoop.hive.downloaded.resources.dir",
                        folder.resolve("resources").toString(),
                "spark.hadoop.hive.querylog.location", folder.resolve("log").toString());
    }

    private void delete() {
        try (Stream<Path> found = Files.walk(folder)) {
            found.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + folder, e);
        }
    }
}
