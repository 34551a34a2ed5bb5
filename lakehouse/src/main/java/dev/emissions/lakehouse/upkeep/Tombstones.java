package dev.emissions.lakehouse.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.Snapshots;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.snapshot.LogSegment;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/**
 * The files that the end of a table's log says were taken out. Kernel's checkpoints name those that went since the checkpoint before, and
 * forget all others (it reads no removed files from a checkpoint, delta-io/delta#4137, not even to write the next one).
 */
final class Tombstones {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final StructType SCHEMA = new StructType()
            .add("remove", new StructType().add("path", StringType.STRING).add("deletionTimestamp", LongType.LONG));

    private final Lake lake;
    private final long sinceMillis;
    private final Set<String> paths = new HashSet<>();

    private Tombstones(Lake lake, long sinceMillis) {
        this.lake = lake;
        this.sinceMillis = sinceMillis;
    }

    /** Paths, as the log has them, of what was taken out since. */
    static Set<String> since(Lake lake, String table, long millis) throws IOException {
        Tombstones tombstones = new Tombstones(lake, millis);
        LogSegment log = ((SnapshotImpl) Snapshots.newest(lake.engine(), table)).getLogSegment();
        for (FileStatus checkpoint : log.getCheckpoints()) {
            tombstones.readCheckpoint(checkpoint);
        }
        for (FileStatus commit : log.getDeltas()) {
            tombstones.readCommit(new Path(commit.getPath()));
        }
        return tombstones.paths;
    }

    private void readCheckpoint(FileStatus checkpoint) throws IOException {
        try (CloseableIterator<FileReadResult> batches = lake.engine()
                .getParquetHandler()
                .readParquetFiles(Utils.singletonCloseableIterator(checkpoint), SCHEMA, Optional.empty())) {
            while (batches.hasNext()) {
                ColumnarBatch batch = batches.next().getData();
                ColumnVector removes = batch.getColumnVector(0);
                for (int row = 0; row < batch.getSize(); row++) {
                    if (!removes.isNullAt(row)) {
                        ColumnVector at = removes.getChild(1);
                        add(removes.getChild(0).getString(row), at.isNullAt(row) ? Long.MAX_VALUE : at.getLong(row));
                    }
                }
            }
        }
    }

    private void readCommit(Path commit) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(
                commit.getFileSystem(lake.configuration()).open(commit), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode remove = JSON.readTree(line).path("remove");
                if (remove.isObject()) {
                    add(
                            remove.path("path").asText(),
                            remove.path("deletionTimestamp").asLong(Long.MAX_VALUE));
                }
            }
        }
    }

    private void add(String path, long deletedMillis) {
        if (deletedMillis >= sinceMillis) {
            paths.add(path);
        }
    }
}
