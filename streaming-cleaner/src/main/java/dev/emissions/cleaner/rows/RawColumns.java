package dev.emissions.cleaner.rows;

import dev.emissions.cleaner.KafkaRecord;
import dev.emissions.cleaner.KafkaRecord.Header;
import dev.emissions.lakehouse.RowWriter;

/** The three columns that hold a record as Kafka held it: raw_key, raw_value, headers. */
final class RawColumns {
    private RawColumns() {}

    static void write(KafkaRecord record, RowWriter columns) {
        columns.writeBytes(record.key());
        columns.writeBytes(record.value());
        headers(record.headers(), columns);
    }

    private static void headers(Header[] headers, RowWriter columns) {
        if (headers.length == 0) {
            columns.writeNull();
        } else {
            columns.writeList(headers.length, (fields, i) -> header(headers[i], fields));
        }
    }

    private static void header(Header header, RowWriter fields) {
        fields.writeText(header.key());
        fields.writeBytes(header.value());
    }
}
