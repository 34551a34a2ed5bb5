package dev.emissions.cleaner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The offsets that Structured Streaming wrote down before it ran a micro-batch: they are what the batch covers, whatever its records say.
 *
 * <p>Reads the checkpoint's own files, whose form Spark documents and keeps across versions: {@code offsets/<batch>} holds, in its last
 * line, the end of every partition; {@code sources/0/0} where the query began.
 */
final class CheckpointOffsets {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path checkpoint;
    private final Configuration configuration;
    private final String topic;
    private long lastBatch = -1;
    private Map<Integer, Long> lastEnds;

    CheckpointOffsets(String checkpoint, Configuration configuration, String topic) {
        this.checkpoint = new Path(checkpoint);
        this.configuration = configuration;
        this.topic = topic;
    }

    /**
     * How far a query has come.
     *
     * @param batch number of its last planned batch; -1 if there is none yet
     * @param begins where the query began
     * @param starts where its last planned batch starts
     * @param ends where that batch ends
     * @param committed whether Spark knows that it was carried out
     */
    record Place(
            long batch,
            Map<Integer, Long> begins,
            Map<Integer, Long> starts,
            Map<Integer, Long> ends,
            boolean committed) {}

    /** How far the query has come, or empty if none has begun here. */
    Optional<Place> place() {
        OptionalLong last = lastNumber("offsets");
        if (last.isEmpty()) {
            return exists("sources/0/0")
                    ? Optional.of(new Place(-1, read("sources/0/0"), Map.of(), read("sources/0/0"), true))
                    : Optional.empty();
        }
        long batch = last.getAsLong();
        boolean committed = lastNumber("commits").orElse(-1) >= batch;
        Map<Integer, Long> begins = exists("sources/0/0") ? read("sources/0/0") : Map.of();
        return Optional.of(
                new Place(batch, begins, committed ? Map.of() : startsOf(batch), read("offsets/" + batch), committed));
    }

    /** Identity of the query whose checkpoint this is, or empty if it tells none. */
    Optional<String> queryId() {
        if (!exists("metadata")) {
            return Optional.empty();
        }
        Path path = new Path(checkpoint, "metadata");
        try (var in = path.getFileSystem(configuration).open(path)) {
            return Optional.ofNullable(
                    JSON.readTree((InputStream) in).path("id").textValue());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read checkpoint file " + path, e);
        }
    }

    private OptionalLong lastNumber(String log) {
        Path folder = new Path(checkpoint, log);
        try {
            return Arrays.stream(folder.getFileSystem(configuration).listStatus(folder))
                    .map(status -> status.getPath().getName())
                    .filter(name -> name.matches("\\d{1,18}"))
                    .mapToLong(Long::parseLong)
                    .max();
        } catch (FileNotFoundException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private boolean exists(String file) {
        Path path = new Path(checkpoint, file);
        try {
            return path.getFileSystem(configuration).exists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** By partition, what the batch covers; its offsets are written before it runs. Partitions that the topic gained begin at 0. */
    Map<Integer, OffsetRange> ranges(long batch) {
        Map<Integer, Long> starts = batch == lastBatch + 1 && lastEnds != null ? lastEnds : startsOf(batch);
        Map<Integer, Long> ends = read("offsets/" + batch);
        lastBatch = batch;
        lastEnds = ends;
        Map<Integer, OffsetRange> ranges = new TreeMap<>();
        ends.forEach(
                (partition, end) -> ranges.put(partition, new OffsetRange(starts.getOrDefault(partition, 0L), end)));
        return ranges;
    }

    private Map<Integer, Long> startsOf(long batch) {
        return read(batch == 0 ? "sources/0/0" : "offsets/" + (batch - 1));
    }

    private Map<Integer, Long> read(String file) {
        Path path = new Path(checkpoint, file);
        try {
            FileSystem files = path.getFileSystem(configuration);
            try (var reader = new BufferedReader(new InputStreamReader(files.open(path), StandardCharsets.UTF_8))) {
                String last = reader.lines().reduce("", (before, line) -> line);
                return parse(path, last);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read checkpoint file " + path, e);
        }
    }

    private Map<Integer, Long> parse(Path path, String json) throws JsonProcessingException {
        // The file that holds where the query began starts with a zero byte, for readers of Spark 2.1.
        String offsets = json.substring(Math.max(0, json.indexOf('{')));
        Map<String, Map<Integer, Long>> byTopic = JSON.readValue(offsets, new TypeReference<>() {});
        if (!byTopic.containsKey(topic)) {
            throw new IllegalStateException(
                    "Cannot use checkpoint file " + path + ": expected topic " + topic + ", got " + byTopic.keySet());
        }
        return byTopic.get(topic);
    }
}
