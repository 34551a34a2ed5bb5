package dev.emissions.benchmarks.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the log of a table on this machine's disk tells of its rows: each became visible when its commit file came to be.
 *
 * @param freshness of the rows whose record the broker got in the time looked at
 * @param commits that brought rows in
 * @param files that they added
 */
record VisibleRows(MillisHistogram freshness, long commits, long files) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads the table's log and, of each file that a commit added, when the broker got the rows' records.
     *
     * @param from rows of earlier records do not count
     */
    static VisibleRows of(Path table, Instant from) {
        MillisHistogram freshness = new MillisHistogram();
        long fromMillis = from.toEpochMilli();
        long commits = 0;
        long files = 0;
        try {
            for (Path commit : commits(table)) {
                long visible = Files.getLastModifiedTime(commit).toMillis();
                List<Path> added = added(table, commit);
                for (Path file : added) {
                    KafkaTimestamps.read(file, came -> {
                        if (came >= fromMillis) {
                            freshness.add(visible - came);
                        }
                    });
                }
                commits += added.isEmpty() ? 0 : 1;
                files += added.size();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the log of " + table, e);
        }
        return new VisibleRows(freshness, commits, files);
    }

    private static List<Path> commits(Path table) throws IOException {
        try (Stream<Path> log = Files.list(table.resolve("_delta_log"))) {
            return log.filter(file -> file.getFileName().toString().matches("\\d{20}\\.json"))
                    .sorted()
                    .toList();
        }
    }

    /** Files with new rows; those that upkeep put together hold none. */
    private static List<Path> added(Path table, Path commit) throws IOException {
        try (Stream<String> actions = Files.lines(commit)) {
            return actions.map(VisibleRows::parse)
                    .map(action -> action.path("add"))
                    .filter(add -> add.path("dataChange").asBoolean())
                    .map(add -> table.resolve(URLDecoder.decode(add.path("path").asText(), StandardCharsets.UTF_8)))
                    .toList();
        }
    }

    private static JsonNode parse(String action) {
        try {
            return JSON.readTree(action);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read an action of a Delta log", e);
        }
    }
}
