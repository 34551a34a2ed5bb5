package dev.emissions.lakehouse;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The rows of a scan, one file and one batch of it in memory at a time; to be closed. */
public final class TableRows implements Iterator<TableRow>, AutoCloseable {
    private final CloseableIterator<FilteredColumnarBatch> batches;
    private final List<String> columns;
    private ColumnVector[] vectors = {};
    private ColumnVector selection;
    private int size;
    private int next;

    TableRows(CloseableIterator<FilteredColumnarBatch> batches, List<String> columns) {
        this.batches = batches;
        this.columns = List.copyOf(columns);
    }

    @Override
    public boolean hasNext() {
        while (true) {
            while (next < size && !isSelected(next)) {
                next++;
            }
            if (next < size) {
                return true;
            }
            if (!batches.hasNext()) {
                return false;
            }
            load(batches.next());
        }
    }

    @Override
    public TableRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Object[] values = new Object[vectors.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = ColumnValues.at(vectors[i], next);
        }
        next++;
        return new TableRow(columns, Arrays.asList(values));
    }

    @Override
    public void close() {
        try {
            batches.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isSelected(int row) {
        return selection == null || (!selection.isNullAt(row) && selection.getBoolean(row));
    }

    private void load(FilteredColumnarBatch batch) {
        ColumnarBatch data = batch.getData();
        size = data.getSize();
        next = 0;
        selection = batch.getSelectionVector().orElse(null);
        vectors = columns.stream()
                .map(column -> data.getColumnVector(data.getSchema().indexOf(column)))
                .toArray(ColumnVector[]::new);
    }
}
