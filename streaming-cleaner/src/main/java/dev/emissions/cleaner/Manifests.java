package dev.emissions.cleaner;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emissions.lakehouse.Lake;
import io.delta.kernel.defaults.internal.logstore.LogStoreProvider;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** The manifests of one query's micro-batches; of two that are written for one batch the first one stands. */
final class Manifests {
    /** How many batches back a manifest is kept after it was carried out. */
    private static final int KEPT = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Lake lake;
    private final String queryId;

    Manifests(Lake lake, String queryId) throws IOException {
        this.lake = lake;
        this.queryId = queryId;
        Path folder = path(0).getParent();
        folder.getFileSystem(lake.configuration()).mkdirs(folder);
    }

    Optional<Manifest> find(long batch) {
        Path path = path(batch);
        try (var in = path.getFileSystem(lake.configuration()).open(path)) {
            return Optional.of(JSON.readValue(in.readAllBytes(), Manifest.class));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** Makes the manifest the batch's decision; returns the one that stands, which is another one if another writer was first. */
    Manifest decide(long batch, Manifest manifest) {
        try {
            Path path = path(batch);
            LogStoreProvider.getLogStore(lake.configuration(), path.toUri().getScheme())
                    .write(path, List.of(JSON.writeValueAsString(manifest)).iterator(), false, lake.configuration());
            return manifest;
        } catch (FileAlreadyExistsException e) {
            return find(batch)
                    .orElseThrow(() -> new IllegalStateException(
                            "Cannot read " + path(batch) + ", which another writer created just now", e));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path(batch), e);
        }
    }

    /** Removes the manifest that is no longer needed now that {@code batch} is sealed. */
    void forgetBefore(long batch) {
        if (batch < KEPT) {
            return;
        }
        Path old = path(batch - KEPT);
        try {
            old.getFileSystem(lake.configuration()).delete(old, false);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + old, e);
        }
    }

    private Path path(long batch) {
        return new Path(lake.pathOf("ops/batches/" + queryId + "/" + batch + ".json"));
    }
}
