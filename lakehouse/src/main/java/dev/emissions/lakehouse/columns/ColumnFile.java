package dev.emissions.lakehouse.columns;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetFileWriter.Mode;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;

/** One Parquet file, to which each row's values are added column by column. Not for use by several threads. */
public final class ColumnFile implements Closeable {
    static final int PAGE_ROWS = 20_000;
    static final long PAGE_BYTES = 8L << 20;
    static final long ROW_GROUP_BYTES = 16L << 20;

    private final ParquetFileWriter file;
    private final PageCompressor compressor;
    private final Column[] columns;
    private final Bytes scratch = new Bytes();
    private int pageRows;
    private long pageBytes;
    private long groupRows;

    /**
     * What the columns of a file are to be like.
     *
     * @param unique columns whose values hardly repeat, for which a dictionary would be wasted work
     * @param measured columns whose smallest and largest values the file tells; comparing those of every column would cost as much
     *     as writing them
     */
    public record Layout(MessageType schema, Set<String> unique, Set<String> measured) {
        public Layout {
            unique = Set.copyOf(unique);
            measured = Set.copyOf(measured);
        }

        private Column[] columns() {
            return schema.getColumns().stream().map(this::column).toArray(Column[]::new);
        }

        private Column column(ColumnDescriptor descriptor) {
            String name = descriptor.getPath()[0];
            boolean hasStatistics = measured.contains(name);
            return switch (descriptor.getPrimitiveType().getPrimitiveTypeName()) {
                case INT32, INT64 -> new NumberColumn(descriptor, hasStatistics);
                case BINARY, FIXED_LEN_BYTE_ARRAY -> new BytesColumn(descriptor, hasStatistics, !unique.contains(name));
                case BOOLEAN, INT96, FLOAT, DOUBLE ->
                    throw new IllegalArgumentException(
                            "Cannot write " + descriptor + ": expected integers, texts or bytes");
            };
        }
    }

    public ColumnFile(OutputFile output, Layout layout, PageCompressor compressor) throws IOException {
        this.compressor = compressor;
        this.columns = layout.columns();
        this.file = new ParquetFileWriter(
                output,
                layout.schema(),
                Mode.CREATE,
                ROW_GROUP_BYTES,
                ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                null,
                ParquetProperties.builder().build());
        file.start();
    }

    /** The leaf columns in the schema's order: each wants at least one value for every row. */
    public Column[] columns() {
        return columns.clone();
    }

    /**
     * Ends a row.
     *
     * @param bytes about what its values took
     */
    public void endRow(long bytes) throws IOException {
        pageRows++;
        pageBytes += bytes;
        if (pageRows == PAGE_ROWS || pageBytes >= PAGE_BYTES) {
            endPages();
            if (Arrays.stream(columns).mapToLong(Column::pageBytes).sum() >= ROW_GROUP_BYTES) {
                endRowGroup();
            }
        }
    }

    /** Writes what is left; returns what stands in the file's footer. */
    public ParquetMetadata finish() throws IOException {
        if (pageRows > 0) {
            endPages();
        }
        if (groupRows > 0) {
            endRowGroup();
        }
        file.end(Map.of());
        return file.getFooter();
    }

    private void endPages() {
        for (Column column : columns) {
            column.endPage(pageRows, compressor, scratch);
        }
        groupRows += pageRows;
        pageRows = 0;
        pageBytes = 0;
    }

    private void endRowGroup() throws IOException {
        file.startBlock(groupRows);
        for (Column column : columns) {
            column.endChunk(file, compressor);
        }
        file.endBlock();
        groupRows = 0;
    }

    /** Leaves a file that is not whole, unless it is finished. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
