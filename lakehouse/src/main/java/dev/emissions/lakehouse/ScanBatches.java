package dev.emissions.lakehouse;

import io.delta.kernel.Scan;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;

/** The batches of every file of a scan, deleted rows masked and partition columns filled in; one file open at a time. */
final class ScanBatches implements CloseableIterator<FilteredColumnarBatch> {
    private final Engine engine;
    private final Row state;
    private final StructType physicalSchema;
    private final CloseableIterator<FilteredColumnarBatch> fileBatches;
    private final Predicate<Row> wanted;
    private CloseableIterator<Row> files = CloseableIterators.of(List.of());
    private CloseableIterator<FilteredColumnarBatch> batches = CloseableIterators.of(List.of());

    /**
     * @param wanted which of the scan's files are read
     */
    ScanBatches(Engine engine, Scan scan, Predicate<Row> wanted) {
        this.engine = engine;
        this.wanted = wanted;
        this.state = scan.getScanState(engine);
        this.physicalSchema = ScanStateRow.getPhysicalDataReadSchema(state);
        this.fileBatches = scan.getScanFiles(engine);
    }

    @Override
    public boolean hasNext() {
        while (!batches.hasNext()) {
            if (files.hasNext()) {
                Row file = files.next();
                if (wanted.test(file)) {
                    open(file);
                }
            } else if (fileBatches.hasNext()) {
                files = fileBatches.next().getRows();
            } else {
                return false;
            }
        }
        return true;
    }

    @Override
    public FilteredColumnarBatch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return batches.next();
    }

    @Override
    public void close() throws IOException {
        CloseableIterator<Row> openFiles = files;
        CloseableIterator<FilteredColumnarBatch> openBatches = batches;
        try (fileBatches;
                openFiles;
                openBatches) {
            // Closed in reverse order, all of them whatever one throws.
        }
    }

    private void open(Row file) {
        FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
        try {
            batches.close();
            CloseableIterator<ColumnarBatch> data = engine.getParquetHandler()
                    .readParquetFiles(CloseableIterators.of(List.of(status)), physicalSchema, Optional.empty())
                    .map(FileReadResult::getData);
            batches = Scan.transformPhysicalData(engine, state, file, data);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + status.getPath(), e);
        }
    }
}
