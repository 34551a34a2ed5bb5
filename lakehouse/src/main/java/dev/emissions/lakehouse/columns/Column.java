package dev.emissions.lakehouse.columns;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.PrimitiveType;

/**
 * One leaf column of a file: gathers the values of a page, and the pages of a row group.
 *
 * <p>A value comes with its repetition level: 0 begins a row, 1 goes on with the row's list.
 */
public abstract class Column {
    private final ColumnDescriptor descriptor;
    private final boolean hasStatistics;
    private final int present;
    private final boolean isList;
    private final PackedInts repetitions = new PackedInts();
    private final PackedInts definitions = new PackedInts();
    private final List<Page> pages = new ArrayList<>();
    private int nulls;
    private long pageBytes;

    private record Page(
            BytesInput bytes, int rawBytes, int values, int rows, Encoding encoding, Statistics<?> statistics) {}

    Column(ColumnDescriptor descriptor, boolean hasStatistics) {
        this.descriptor = descriptor;
        this.hasStatistics = hasStatistics;
        this.present = descriptor.getMaxDefinitionLevel();
        this.isList = descriptor.getMaxRepetitionLevel() > 0;
    }

    /** Adds that there is no value; the definition level tells how much of the way to it there is. */
    public final void addNull(int repetition, int definition) {
        addLevels(repetition, definition);
        nulls++;
    }

    /** Adds a number; fails if the column holds none. */
    public void add(long value, int repetition) {
        throw new IllegalArgumentException("Cannot write " + value + " to " + descriptor + ": it holds no numbers");
    }

    /** Adds bytes, which are copied; fails if the column holds none. */
    public void add(byte[] buffer, int start, int length, int repetition) {
        throw new IllegalArgumentException("Cannot write bytes to " + descriptor + ": it holds numbers");
    }

    /** The definition level of a value that is there. */
    public final int presentLevel() {
        return present;
    }

    /** Notes that a value was added. */
    final void addPresent(int repetition) {
        addLevels(repetition, present);
    }

    private void addLevels(int repetition, int definition) {
        if (isList) {
            repetitions.add(repetition);
        }
        definitions.add(definition);
    }

    final PrimitiveType type() {
        return descriptor.getPrimitiveType();
    }

    final boolean hasStatistics() {
        return hasStatistics;
    }

    /** Bytes of the pages that wait for the end of the row group. */
    final long pageBytes() {
        return pageBytes;
    }

    /** Takes the page's values out, and says how they are encoded. */
    abstract Encoding drainValues(Bytes into);

    /** Widens the range to that of the page's values; asked before they are drained, and only if there are any. */
    abstract void addRange(Statistics<?> range);

    /** Writes the dictionary page that the data pages need, if any, and begins anew. */
    abstract void drainDictionary(ParquetFileWriter file, PageCompressor compressor) throws IOException;

    /** Ends a page of that many rows. */
    final void endPage(int rows, PageCompressor compressor, Bytes scratch) {
        int values = definitions.count();
        Statistics<?> statistics = hasStatistics ? statistics(values) : null;
        scratch.clear();
        drainLevels(repetitions, descriptor.getMaxRepetitionLevel(), scratch);
        drainLevels(definitions, present, scratch);
        Encoding encoding = drainValues(scratch);
        byte[] bytes = compressor.compress(scratch);
        pages.add(new Page(BytesInput.from(bytes), scratch.length(), values, rows, encoding, statistics));
        pageBytes += bytes.length;
        nulls = 0;
    }

    private Statistics<?> statistics(int values) {
        Statistics<?> statistics = Statistics.createStats(type());
        statistics.incrementNumNulls(nulls);
        if (values > nulls) {
            addRange(statistics);
        }
        return statistics;
    }

    private static void drainLevels(PackedInts levels, int highest, Bytes into) {
        if (highest > 0) {
            int start = into.length();
            into.writeInt(0);
            levels.writeTo(into, BytesUtils.getWidthFromMaxInt(highest));
            into.setInt(start, into.length() - start - Integer.BYTES);
        }
        levels.clear();
    }

    /** Writes the pages as a chunk of the row group. */
    final void endChunk(ParquetFileWriter file, PageCompressor compressor) throws IOException {
        long values = pages.stream().mapToLong(Page::values).sum();
        file.startColumn(descriptor, values, PageCompressor.CODEC);
        drainDictionary(file, compressor);
        for (Page page : pages) {
            file.writeDataPage(
                    page.values(),
                    page.rawBytes(),
                    page.bytes(),
                    page.statistics(),
                    page.rows(),
                    Encoding.RLE,
                    Encoding.RLE,
                    page.encoding());
        }
        file.endColumn();
        pages.clear();
        pageBytes = 0;
    }
}
