package dev.emissions.lakehouse.columns;

import dev.emissions.lakehouse.TableFile;
import java.io.IOException;
import java.util.List;
import java.util.function.LongPredicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;

/** Reads some columns of a data file, none of them nested, and nothing else of it. Safe for use by several threads. */
public final class FileColumns {
    private FileColumns() {}

    /** Takes one row. */
    @FunctionalInterface
    public interface Visitor {
        /** The row is that of this call only. Each of its values may be asked for once. */
        void visit(FileRow row) throws IOException;
    }

    /** Shows every row that is not deleted to the visitor, with its columns numbered as in {@code columns}. */
    public static void read(TableFile file, Configuration configuration, List<String> columns, Visitor visitor)
            throws IOException {
        Path path = new Path(file.path());
        // The log knows the length, which spares asking the store.
        var status = new FileStatus(file.sizeBytes(), false, 1, file.sizeBytes(), file.modifiedMillis(), path);
        read(HadoopInputFile.fromStatus(status, configuration), configuration, columns, file.deletedRows(), visitor);
    }

    /** Shows every row to the visitor, with its columns numbered as in {@code columns}. */
    public static void read(InputFile file, Configuration configuration, List<String> columns, Visitor visitor)
            throws IOException {
        read(file, configuration, columns, row -> false, visitor);
    }

    private static void read(
            InputFile file, Configuration configuration, List<String> columns, LongPredicate deleted, Visitor visitor)
            throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(file, options(configuration))) {
            MessageType schema = reader.getFileMetaData().getSchema();
            MessageType wanted = new MessageType(
                    schema.getName(), columns.stream().map(schema::getType).toList());
            reader.setRequestedSchema(wanted);
            String writer = reader.getFileMetaData().getCreatedBy();
            long first = 0;
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                var store = new ColumnReadStoreImpl(pages, new IgnoringConverter(), wanted, writer);
                readRows(readers(store, wanted), first, pages.getRowCount(), deleted, visitor);
                first += pages.getRowCount();
            }
        }
    }

    /** For one reader: it ends its codecs when it is closed, and they are not for several threads. */
    private static ParquetReadOptions options(Configuration configuration) {
        return ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new CodecFactory(configuration, 0))
                .build();
    }

    private static ColumnReader[] readers(ColumnReadStoreImpl store, MessageType schema) {
        return schema.getColumns().stream().map(store::getColumnReader).toArray(ColumnReader[]::new);
    }

    private static void readRows(ColumnReader[] columns, long first, long rows, LongPredicate deleted, Visitor visitor)
            throws IOException {
        FileRow row = new FileRow(columns);
        for (long index = first; index < first + rows; index++) {
            if (!deleted.test(index)) {
                visitor.visit(row);
            }
            row.next();
        }
    }

    /** The column readers hand their values out directly; what they would assemble is of no use. */
    private static final class IgnoringConverter extends GroupConverter {
        @Override
        public Converter getConverter(int field) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
