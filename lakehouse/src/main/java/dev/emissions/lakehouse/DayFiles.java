package dev.emissions.lakehouse;

import dev.emissions.lakehouse.columns.ColumnFile;
import dev.emissions.lakehouse.columns.ColumnFile.Layout;
import dev.emissions.lakehouse.columns.PageCompressor;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/**
 * Writes rows of a table that is partitioned by one date into Parquet files, one per date, which nobody sees until they are committed.
 *
 * <p>At most {@value #OPEN_FILES} files are open at a time: where the rows' dates are many and mixed, a date may get several files. Not
 * for use by several threads.
 *
 * @param <T> what a row is written from
 */
public final class DayFiles<T> implements Closeable {
    static final int OPEN_FILES = 16;

    private final Lake lake;
    private final TableContract contract;
    private final RowFormat<T> format;
    private final String namePrefix;
    private final Layout layout;
    private final int[] spans;
    private final PageCompressor compressor = new PageCompressor();
    private final Map<Integer, OpenFile> open = new LinkedHashMap<>(16, 0.75f, true);
    private final List<DataFile> written = new ArrayList<>();
    private int lastDay;
    private OpenFile last;
    private int fileCount;

    /**
     * @param namePrefix begins each file's name, must be unique to this writer
     */
    public DayFiles(Lake lake, TableContract contract, RowFormat<T> format, String namePrefix) {
        this.lake = lake;
        this.contract = contract;
        this.format = format;
        this.namePrefix = namePrefix;
        MessageType schema = ParquetSchemas.of(contract);
        this.layout = new Layout(schema, format.uniqueColumns(), Set.copyOf(contract.statisticsColumns()));
        this.spans = ParquetSchemas.spans(schema);
    }

    /** Writes the row into the file of its day (days since 1970-01-01), and returns that file's path. */
    public String write(int day, T row) throws IOException {
        OpenFile file = last != null && lastDay == day ? last : fileOf(day);
        file.write(row);
        return file.path;
    }

    /** Closes what is open and describes every file that was written; nothing may be written afterwards. */
    public List<DataFile> finish() throws IOException {
        for (OpenFile file : open.values()) {
            written.add(file.close());
        }
        open.clear();
        last = null;
        return List.copyOf(written);
    }

    /** Gives up what is still open; what it leaves behind is in no commit. */
    @Override
    public void close() throws IOException {
        try (compressor) {
            for (OpenFile file : open.values()) {
                file.columns.close();
            }
        }
        open.clear();
    }

    private OpenFile fileOf(int day) throws IOException {
        OpenFile file = open.get(day);
        if (file == null) {
            closeEldestIfFull();
            file = new OpenFile(day);
            open.put(day, file);
        }
        last = file;
        lastDay = day;
        return file;
    }

    private void closeEldestIfFull() throws IOException {
        if (open.size() >= OPEN_FILES) {
            var eldest = open.entrySet().iterator();
            OpenFile file = eldest.next().getValue();
            eldest.remove();
            written.add(file.close());
        }
    }

    private final class OpenFile {
        private final int day;
        private final String path;
        private final MeasuredOutput output;
        private final ColumnFile columns;
        private final RowWriter row;
        private long rows;

        private OpenFile(int day) throws IOException {
            this.day = day;
            this.path = String.format(
                    "%s/%s=%s/%s-%d.zstd.parquet",
                    lake.pathOf(contract.path()),
                    contract.partitionColumns().get(0),
                    LocalDate.ofEpochDay(day),
                    namePrefix,
                    fileCount++);
            this.output = new MeasuredOutput(HadoopOutputFile.fromPath(new Path(path), lake.configuration()));
            this.columns = new ColumnFile(output, layout, compressor);
            this.row = new RowWriter(columns.columns(), spans);
        }

        private void write(T value) throws IOException {
            row.begin();
            format.write(value, row);
            columns.endRow(row.end());
            rows++;
        }

        private DataFile close() throws IOException {
            Map<String, ColumnRange> ranges = ranges(columns.finish());
            return new DataFile(path, day, output.bytes(), System.currentTimeMillis(), rows, ranges);
        }
    }

    private Map<String, ColumnRange> ranges(ParquetMetadata footer) {
        Map<String, ColumnRange> ranges = new HashMap<>();
        for (String name : layout.measured()) {
            if (layout.schema().containsField(name)) {
                ranges.put(name, range(footer, name));
            }
        }
        return ranges;
    }

    private static ColumnRange range(ParquetMetadata footer, String column) {
        Statistics<?> merged = null;
        for (BlockMetaData block : footer.getBlocks()) {
            for (ColumnChunkMetaData chunk : block.getColumns()) {
                if (chunk.getPath().toDotString().equals(column)) {
                    merged = merge(merged, chunk.getStatistics());
                }
            }
        }
        return merged == null || !merged.hasNonNullValue()
                ? new ColumnRange(null, null, merged == null ? 0 : merged.getNumNulls())
                : new ColumnRange(text(merged.genericGetMin()), text(merged.genericGetMax()), merged.getNumNulls());
    }

    private static Statistics<?> merge(Statistics<?> merged, Statistics<?> next) {
        if (merged == null) {
            return next;
        }
        merged.mergeStatistics(next);
        return merged;
    }

    private static String text(Object value) {
        return value instanceof Binary binary
                ? new String(binary.getBytes(), StandardCharsets.UTF_8)
                : String.valueOf(value);
    }

    /**
     * How a row becomes columns.
     *
     * @param <T> what a row is written from
     */
    public interface RowFormat<T> {
        /** Columns whose values hardly repeat, for which a dictionary would be wasted work. */
        Set<String> uniqueColumns();

        /** Writes every column of the table's files once, in order. */
        void write(T row, RowWriter columns);
    }
}
