package dev.emissions.lakehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.kernel.Scan;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * How much a table holds.
 *
 * @param rows without those deleted; {@link #UNKNOWN} when a writer did not count
 * @param files data files of the version
 * @param bytes of those files
 */
public record TableSize(long rows, long files, long bytes) {
    public static final long UNKNOWN = -1;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Adds up what the log says of every file, one at a time. */
    static TableSize of(Engine engine, Scan scan) {
        TableSize size = new TableSize(0, 0, 0);
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine, true)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> files = batches.next().getRows()) {
                    while (files.hasNext()) {
                        size = size.plus(files.next());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the table's log", e);
        }
        return size;
    }

    private TableSize plus(Row file) {
        long inFile = rowsOf(file);
        return new TableSize(
                rows == UNKNOWN || inFile == UNKNOWN ? UNKNOWN : rows + inFile,
                files + 1,
                bytes + InternalScanFileUtils.getAddFileStatus(file).getSize());
    }

    /** Rows of a scan file whose statistics were read, without those deleted, or {@link #UNKNOWN}. */
    static long rowsOf(Row file) {
        Row add = file.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
        int ordinal = add.getSchema().indexOf("stats");
        if (ordinal < 0 || add.isNullAt(ordinal)) {
            return UNKNOWN;
        }
        DeletionVectorDescriptor deleted = InternalScanFileUtils.getDeletionVectorDescriptorFromRow(file);
        try {
            JsonNode written = JSON.readTree(add.getString(ordinal)).path("numRecords");
            long gone = deleted == null ? 0 : deleted.getCardinality();
            return written.isNumber() ? written.longValue() - gone : UNKNOWN;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Cannot read the statistics of a file", e);
        }
    }
}
