package dev.emissions.cleaner.ids;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.columns.FileColumns;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** Reads the ids of a data file, and nothing else of it. */
final class IdColumns {
    private static final List<String> COLUMNS = List.of(CleanedTable.EVENT_ID, CleanedTable.PAYLOAD_HASH);

    private IdColumns() {}

    /** What to do with one row's identity. */
    @FunctionalInterface
    interface Visitor {
        /** Takes the two halves of the id's hash, and the payload's hash. */
        void visit(long high, long low, long payload);
    }

    /**
     * Shows every row's id to the visitor, in the file's order.
     *
     * @throws java.io.FileNotFoundException if there is no such file
     */
    static void read(String path, Configuration configuration, Visitor visitor) throws IOException {
        var file = HadoopInputFile.fromPath(new Path(path), configuration);
        FileColumns.read(file, configuration, COLUMNS, row -> {
            long[] id = EventIdentity.hash(row.binaryAt(0).getBytesUnsafe());
            visitor.visit(id[0], id[1], row.longAt(1));
        });
    }
}
