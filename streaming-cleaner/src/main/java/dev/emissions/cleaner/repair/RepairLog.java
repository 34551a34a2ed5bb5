package dev.emissions.cleaner.repair;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.Lake;
import io.delta.kernel.defaults.internal.logstore.LogStoreProvider;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/**
 * The repairs that were decided, numbered from 1 without a gap; upkeep removes all but the last. Of two that take the same number one
 * wins, so each repair builds on all those before it.
 */
final class RepairLog {
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})\\.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Lake lake;
    private final Path folder;

    RepairLog(Lake lake) {
        this.lake = lake;
        this.folder = new Path(lake.pathOf(CorrectionsTable.PLANS));
    }

    /** Number of the last decision, or 0 if there is none. */
    long last() {
        try {
            return Arrays.stream(folder.getFileSystem(lake.configuration()).listStatus(folder))
                    .map(status -> NAME.matcher(status.getPath().getName()))
                    .filter(Matcher::matches)
                    .mapToLong(name -> Long.parseLong(name.group(1)))
                    .max()
                    .orElse(0);
        } catch (FileNotFoundException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    /** The decision of that number, if it stands. */
    Optional<Plan> find(long number) {
        Path path = path(number);
        try (var in = path.getFileSystem(lake.configuration()).open(path)) {
            return Optional.of(JSON.readValue(in.readAllBytes(), Plan.class));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** Makes the plan the decision of that number; false if another writer took the number first, and nothing was written. */
    boolean put(long number, Plan plan) {
        Path path = path(number);
        try {
            folder.getFileSystem(lake.configuration()).mkdirs(folder);
            LogStoreProvider.getLogStore(lake.configuration(), path.toUri().getScheme())
                    .write(path, List.of(JSON.writeValueAsString(plan)).iterator(), false, lake.configuration());
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }

    private Path path(long number) {
        return new Path(folder, number + ".json");
    }
}
