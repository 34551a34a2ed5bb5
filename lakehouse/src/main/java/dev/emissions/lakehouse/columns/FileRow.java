package dev.emissions.lakehouse.columns;

import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;

/** The row that is just read; what it hands out is not kept beyond the visit. */
public final class FileRow {
    private final ColumnReader[] columns;

    FileRow(ColumnReader[] columns) {
        this.columns = columns;
    }

    /** Goes on to the next row; a value that nobody asked for must be skipped, or it would be handed out next. */
    void next() {
        for (int column = 0; column < columns.length; column++) {
            if (!isNull(column)) {
                columns[column].skip();
            }
            columns[column].consume();
        }
    }

    public boolean isNull(int column) {
        return columns[column].getCurrentDefinitionLevel()
                < columns[column].getDescriptor().getMaxDefinitionLevel();
    }

    public int intAt(int column) {
        return columns[column].getInteger();
    }

    public long longAt(int column) {
        return columns[column].getLong();
    }

    /** Text or bytes, or null. */
    public Binary binaryAt(int column) {
        return isNull(column) ? null : columns[column].getBinary();
    }
}
