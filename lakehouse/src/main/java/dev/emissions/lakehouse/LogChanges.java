package dev.emissions.lakehouse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** What commits did to a table, as its log tells. */
final class LogChanges {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path log;
    private final Configuration configuration;

    /**
     * @param table the table's root
     */
    LogChanges(String table, Configuration configuration) {
        this.log = new Path(table, "_delta_log");
        this.configuration = configuration;
    }

    /** Whether a commit after version {@code after} and up to {@code upTo} brought rows in or out; rearranging rows does neither. */
    boolean touchedRows(long after, long upTo) {
        for (long version = after + 1; version <= upTo; version++) {
            if (touchedRows(version)) {
                return true;
            }
        }
        return false;
    }

    private boolean touchedRows(long version) {
        Path commit = new Path(log, String.format("%020d.json", version));
        try (var reader = new BufferedReader(
                new InputStreamReader(commit.getFileSystem(configuration).open(commit), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode action = JSON.readTree(line);
                if (changesData(action.path("add")) || changesData(action.path("remove"))) {
                    return true;
                }
            }
            return false;
        } catch (FileNotFoundException e) {
            // The log no longer reaches back: nobody can tell that the rows are the same.
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + commit, e);
        }
    }

    private static boolean changesData(JsonNode file) {
        return file.path("dataChange").asBoolean(false);
    }
}
