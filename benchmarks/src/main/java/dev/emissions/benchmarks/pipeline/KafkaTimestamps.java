package dev.emissions.benchmarks.pipeline;

import dev.emissions.lakehouse.CleanedTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;

/** When the broker got the records of a data file's rows. */
final class KafkaTimestamps {
    private static final ParquetReadOptions OPTIONS =
            ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    private static final long MICROS_PER_MILLI = 1000;

    private KafkaTimestamps() {}

    /** Hands each row's timestamp over, in milliseconds since the epoch. */
    static void read(Path file, LongConsumer visitor) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), OPTIONS)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            MessageType wanted = new MessageType(schema.getName(), schema.getType(CleanedTable.KAFKA_TIMESTAMP));
            reader.setRequestedSchema(wanted);
            String writer = reader.getFileMetaData().getCreatedBy();
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                var store = new ColumnReadStoreImpl(pages, new IgnoringConverter(), wanted, writer);
                ColumnReader column = store.getColumnReader(wanted.getColumns().get(0));
                for (long row = 0; row < pages.getRowCount(); row++) {
                    visitor.accept(column.getLong() / MICROS_PER_MILLI);
                    column.consume();
                }
            }
        }
    }

    /** The column reader hands its values out directly. */
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
