package dev.emissions.cleaner.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emissions.cleaner.KafkaRecord;
import dev.emissions.lakehouse.ArchiveTable;
import dev.emissions.lakehouse.DayFiles.RowFormat;
import dev.emissions.lakehouse.RowWriter;
import java.util.Set;

/** Writes the archive's rows: records of one topic as Kafka held them. */
public final class ArchiveFormat implements RowFormat<KafkaRecord> {
    private final byte[] topic;

    public ArchiveFormat(String topic) {
        this.topic = topic.getBytes(UTF_8);
    }

    @Override
    public Set<String> uniqueColumns() {
        return Set.of(ArchiveTable.RAW_VALUE, ArchiveTable.KAFKA_OFFSET, ArchiveTable.KAFKA_TIMESTAMP);
    }

    @Override
    public void write(KafkaRecord record, RowWriter columns) {
        columns.writeBytes(topic);
        columns.writeInt(record.partition());
        columns.writeLong(record.offset());
        columns.writeLong(record.timestampMicros());
        RawColumns.write(record, columns);
    }
}
