package dev.emissions.cleaner.rows;

import dev.emissions.cleaner.KafkaRecord;
import dev.emissions.lakehouse.ArchiveTable;
import dev.emissions.lakehouse.DayFiles.RowFormat;
import dev.emissions.lakehouse.RowWriter;
import java.util.Set;
import org.apache.parquet.io.api.Binary;

/** Writes the archive's rows: records of one topic as Kafka held them. */
public final class ArchiveFormat implements RowFormat<KafkaRecord> {
    private final Binary topic;

    public ArchiveFormat(String topic) {
        this.topic = Binary.fromString(topic);
    }

    @Override
    public Set<String> uniqueColumns() {
        return Set.of(ArchiveTable.RAW_VALUE, ArchiveTable.KAFKA_OFFSET, ArchiveTable.KAFKA_TIMESTAMP);
    }

    @Override
    public void write(KafkaRecord record, RowWriter columns) {
        columns.writeBinary(topic);
        columns.writeInt(record.partition());
        columns.writeLong(record.offset());
        columns.writeLong(record.timestampMicros());
        RawColumns.write(record, columns);
    }
}
