package dev.emissions.lakehouse.columns;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A column of integers of 32 or 64 bits. */
final class NumberColumn extends Column {
    private final boolean isWide;
    private final Bytes values = new Bytes();
    private long smallest = Long.MAX_VALUE;
    private long largest = Long.MIN_VALUE;

    NumberColumn(ColumnDescriptor descriptor, boolean hasStatistics) {
        super(descriptor, hasStatistics);
        this.isWide = type().getPrimitiveTypeName() == PrimitiveTypeName.INT64;
    }

    @Override
    public void add(long value, int repetition) {
        addPresent(repetition);
        if (isWide) {
            values.writeLong(value);
        } else {
            values.writeInt((int) value);
        }
        smallest = Math.min(smallest, value);
        largest = Math.max(largest, value);
    }

    @Override
    Encoding drainValues(Bytes into) {
        into.write(values.array(), 0, values.length());
        values.clear();
        smallest = Long.MAX_VALUE;
        largest = Long.MIN_VALUE;
        return Encoding.PLAIN;
    }

    @Override
    void addRange(Statistics<?> range) {
        if (isWide) {
            range.updateStats(smallest);
            range.updateStats(largest);
        } else {
            range.updateStats((int) smallest);
            range.updateStats((int) largest);
        }
    }

    @Override
    void drainDictionary(ParquetFileWriter file, PageCompressor compressor) {}
}
