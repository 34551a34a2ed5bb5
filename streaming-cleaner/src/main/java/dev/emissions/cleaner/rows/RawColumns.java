package dev.emissions.cleaner.rows;

import dev.emissions.cleaner.KafkaRecord;
import dev.emissions.cleaner.KafkaRecord.Header;
import dev.emissions.lakehouse.RowWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** The three columns that hold a record as Kafka held it: raw_key, raw_value, headers. */
final class RawColumns {
    private RawColumns() {}

    static void write(KafkaRecord record, RowWriter columns) {
        bytes(record.key(), columns);
        bytes(record.value(), columns);
        headers(record.headers(), columns);
    }

    private static void bytes(byte[] value, RowWriter columns) {
        if (value == null) {
            columns.writeNull();
        } else {
            columns.writeBytes(value, 0, value.length);
        }
    }

    private static void headers(Header[] headers, RowWriter columns) {
        if (headers.length == 0) {
            columns.writeNull();
        } else {
            columns.writeList(headers.length, (consumer, i) -> header(headers[i], consumer));
        }
    }

    private static void header(Header header, RecordConsumer consumer) {
        consumer.startGroup();
        consumer.startField("key", 0);
        consumer.addBinary(Binary.fromString(header.key()));
        consumer.endField("key", 0);
        if (header.value() != null) {
            consumer.startField("value", 1);
            consumer.addBinary(Binary.fromReusedByteArray(header.value()));
            consumer.endField("value", 1);
        }
        consumer.endGroup();
    }
}
