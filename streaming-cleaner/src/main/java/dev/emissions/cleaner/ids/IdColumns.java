package dev.emissions.cleaner.ids;

import dev.emissions.lakehouse.CleanedTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads the ids of a data file, and nothing else of it. */
final class IdColumns {
    /** Without Hadoop's configuration, which would be loaded anew for each file. */
    private static final ParquetReadOptions OPTIONS =
            ParquetReadOptions.builder(new PlainParquetConfiguration()).build();

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
        try (ParquetFileReader reader = ParquetFileReader.open(file, OPTIONS)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            MessageType wanted = new MessageType(schema.getName(), columns(schema));
            reader.setRequestedSchema(wanted);
            String writer = reader.getFileMetaData().getCreatedBy();
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                readRows(
                        new ColumnReadStoreImpl(pages, new IgnoringConverter(wanted), wanted, writer),
                        wanted,
                        pages.getRowCount(),
                        visitor);
            }
        }
    }

    private static List<Type> columns(MessageType schema) {
        List<Type> columns = new ArrayList<>();
        columns.add(schema.getType(CleanedTable.EVENT_ID));
        columns.add(schema.getType(CleanedTable.PAYLOAD_HASH));
        return columns;
    }

    private static void readRows(ColumnReadStoreImpl store, MessageType schema, long rows, Visitor visitor) {
        ColumnReader ids = store.getColumnReader(schema.getColumns().get(0));
        ColumnReader payloads = store.getColumnReader(schema.getColumns().get(1));
        for (long row = 0; row < rows; row++) {
            long[] id = EventIdentity.hash(ids.getBinary().getBytesUnsafe());
            visitor.visit(id[0], id[1], payloads.getLong());
            ids.consume();
            payloads.consume();
        }
    }

    /** The column readers hand their values out directly; what they would assemble is of no use. */
    private static final class IgnoringConverter extends GroupConverter {
        private final MessageType schema;

        private IgnoringConverter(MessageType schema) {
            this.schema = schema;
        }

        @Override
        public Converter getConverter(int field) {
            if (field >= schema.getFieldCount()) {
                throw new IllegalArgumentException("Cannot convert field " + field + " of " + schema);
            }
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
