package dev.emissions.cleaner;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emissions.lakehouse.Lake;
import io.delta.kernel.defaults.internal.logstore.LogStoreProvider;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/**
 * The manifests of one query's micro-batches, numbered by attempt; of two that are written for one attempt the first one stands, and of
 * several attempts the last.
 */
final class Manifests {
    /** How many batches back a manifest is kept after it was carried out. */
    private static final int KEPT = 100;

    private static final Pattern NAME = Pattern.compile("(\\d+)(?:\\.(\\d+))?\\.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Lake lake;
    private final Path folder;

    Manifests(Lake lake, String queryId) throws IOException {
        this.lake = lake;
        this.folder = new Path(lake.pathOf("ops/batches/" + queryId));
        folder.getFileSystem(lake.configuration()).mkdirs(folder);
    }

    /** A decision that stands. */
    record Decided(int attempt, Manifest manifest) {}

    /** The queries that ever decided on a batch. */
    static List<String> queries(Lake lake) {
        return names(lake, new Path(lake.pathOf("ops/batches")));
    }

    /** The last batch that was decided on, if any. */
    OptionalLong lastBatch() {
        return names(lake, folder).stream()
                .map(NAME::matcher)
                .filter(Matcher::matches)
                .mapToLong(name -> Long.parseLong(name.group(1)))
                .max();
    }

    /** The decision on the batch that stands, if any. */
    Optional<Decided> find(long batch) {
        Optional<Decided> standing = Optional.empty();
        for (int attempt = 1; ; attempt++) {
            Optional<Manifest> manifest = read(path(batch, attempt));
            if (manifest.isEmpty()) {
                return standing;
            }
            standing = Optional.of(new Decided(attempt, manifest.orElseThrow()));
        }
    }

    /** Makes the manifest the batch's decision; returns the one that stands, which is another one if another writer was first. */
    Decided decide(long batch, int attempt, Manifest manifest) {
        Path path = path(batch, attempt);
        try {
            LogStoreProvider.getLogStore(lake.configuration(), path.toUri().getScheme())
                    .write(path, List.of(JSON.writeValueAsString(manifest)).iterator(), false, lake.configuration());
            return new Decided(attempt, manifest);
        } catch (FileAlreadyExistsException e) {
            return find(batch)
                    .orElseThrow(() -> new IllegalStateException(
                            "Cannot read " + path + ", which another writer created just now", e));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }

    /** When the decision was written, by the store's clock. */
    Instant decidedAt(long batch, Decided decided) throws IOException {
        Path path = path(batch, decided.attempt());
        return Instant.ofEpochMilli(
                path.getFileSystem(lake.configuration()).getFileStatus(path).getModificationTime());
    }

    /** Removes the manifest that is no longer needed now that {@code batch} is sealed. */
    void forgetBefore(long batch) {
        if (batch < KEPT) {
            return;
        }
        Path old = path(batch - KEPT, 1);
        try {
            old.getFileSystem(lake.configuration()).delete(old, false);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + old, e);
        }
    }

    private Optional<Manifest> read(Path path) {
        try (var in = path.getFileSystem(lake.configuration()).open(path)) {
            return Optional.of(JSON.readValue(in.readAllBytes(), Manifest.class));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private static List<String> names(Lake lake, Path folder) {
        try {
            return Arrays.stream(folder.getFileSystem(lake.configuration()).listStatus(folder))
                    .map(status -> status.getPath().getName())
                    .toList();
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private Path path(long batch, int attempt) {
        return new Path(folder, attempt == 1 ? batch + ".json" : batch + "." + attempt + ".json");
    }
}
