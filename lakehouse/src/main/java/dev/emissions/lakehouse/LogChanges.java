package dev.emissions.lakehouse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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

    /**
     * Whether a commit after version {@code after} and up to {@code upTo} brought rows in or out, or is an application's, which may have
     * found that it has none to bring; rearranging rows is neither.
     */
    boolean touchedRows(long after, long upTo) {
        Predicate<JsonNode> touches =
                action -> action.has("txn") || changesData(action.path("add")) || changesData(action.path("remove"));
        return !forEach(after, upTo, action -> !touches.test(action));
    }

    /** The applications that committed after version {@code after} and up to {@code upTo}, as far as the log reaches back. */
    Set<String> applications(long after, long upTo) {
        Set<String> applications = new TreeSet<>();
        for (long version = after + 1; version <= upTo; version++) {
            forEach(version - 1, version, action -> {
                if (action.has("txn")) {
                    applications.add(action.path("txn").path("appId").asText());
                }
                return true;
            });
        }
        return applications;
    }

    /** Paths, as the log has them, of the files whose rows came in after version {@code after}; empty if the log no longer reaches back. */
    Optional<Set<String>> added(long after, long upTo) {
        Set<String> added = new HashSet<>();
        boolean isWhole = forEach(after, upTo, action -> {
            if (changesData(action.path("add"))) {
                added.add(action.path("add").path("path").asText());
            }
            return true;
        });
        return isWhole ? Optional.of(added) : Optional.empty();
    }

    /** What the commit of that version rearranged; empty if it brought rows in or out, or the log no longer has it. */
    Optional<Rearrangement> rearrangement(long version) {
        Set<String> removed = new HashSet<>();
        List<String> added = new ArrayList<>();
        boolean isWhole = forEach(version, action -> {
            JsonNode add = action.path("add");
            JsonNode remove = action.path("remove");
            if (add.has("path")) {
                added.add(address(add));
            } else if (remove.has("path")) {
                removed.add(address(remove));
            }
            return !changesData(add) && !changesData(remove);
        });
        return isWhole ? Optional.of(new Rearrangement(removed, added)) : Optional.empty();
    }

    private String address(JsonNode file) {
        return new Path(log.getParent(), new Path(URI.create(file.path("path").asText()))).toString();
    }

    /** Shows every action of the commits to the visitor until it answers false; whether it never did, and no commit was missing. */
    private boolean forEach(long after, long upTo, Predicate<JsonNode> visitor) {
        for (long version = after + 1; version <= upTo; version++) {
            if (!forEach(version, visitor)) {
                return false;
            }
        }
        return true;
    }

    private boolean forEach(long version, Predicate<JsonNode> visitor) {
        Path commit = new Path(log, String.format("%020d.json", version));
        try (var reader = new BufferedReader(
                new InputStreamReader(commit.getFileSystem(configuration).open(commit), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!visitor.test(JSON.readTree(line))) {
                    return false;
                }
            }
            return true;
        } catch (FileNotFoundException e) {
            // The log no longer reaches back: nobody can tell what the commit did.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + commit, e);
        }
    }

    private static boolean changesData(JsonNode file) {
        return file.path("dataChange").asBoolean(false);
    }
}
