package dev.emissions.lakehouse.upkeep;

import dev.emissions.lakehouse.Lake;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.BulkDelete;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Deletes objects, as many at once as the store takes. */
public final class Deletion {
    private final Lake lake;

    public Deletion(Lake lake) {
        this.lake = lake;
    }

    /** Deletes all of them, in their order; those that are gone already are no failure. */
    public void delete(List<Path> paths) throws IOException {
        if (paths.isEmpty()) {
            return;
        }
        Path root = new Path(lake.root());
        FileSystem files = root.getFileSystem(lake.configuration());
        try (BulkDelete bulk = files.createBulkDelete(root)) {
            for (int at = 0; at < paths.size(); at += bulk.pageSize()) {
                var failed = bulk.bulkDelete(paths.subList(at, Math.min(paths.size(), at + bulk.pageSize())));
                if (!failed.isEmpty()) {
                    throw new IOException("Cannot delete " + failed.get(0).getKey() + ": "
                            + failed.get(0).getValue());
                }
            }
        }
    }
}
