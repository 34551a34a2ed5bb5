package dev.emissions.cleaner.repair;

import dev.emissions.cleaner.KafkaRecord;
import dev.emissions.cleaner.KafkaRecord.Header;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Micros;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * A record that was rejected once, as quarantine keeps it.
 *
 * @param record as Kafka held it
 * @param reasons ids of the rules that spoke against it
 * @param catalogueVersion version of the rules that rejected it
 * @param standing where it stands now
 */
record Rejected(
        Position position, KafkaRecord record, List<String> reasons, String catalogueVersion, Disposition standing) {
    /** The columns that {@link #of} reads. */
    static final List<String> COLUMNS = List.of(
            QuarantineTable.KAFKA_TOPIC,
            QuarantineTable.KAFKA_PARTITION,
            QuarantineTable.KAFKA_OFFSET,
            QuarantineTable.KAFKA_TIMESTAMP,
            QuarantineTable.RAW_KEY,
            QuarantineTable.RAW_VALUE,
            QuarantineTable.HEADERS,
            QuarantineTable.REASONS,
            QuarantineTable.CATALOGUE_VERSION,
            QuarantineTable.DOMAIN,
            QuarantineTable.SOURCE_FILE);

    static Rejected of(TableRow row, Disposition standing) {
        return new Rejected(
                Position.of(row),
                record(row),
                reasons(row),
                (String) row.value(QuarantineTable.CATALOGUE_VERSION),
                standing);
    }

    /** Ids of the rules that spoke against the record of the row. */
    static List<String> reasons(TableRow row) {
        return row.value(QuarantineTable.REASONS) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    Instant kafkaTime() {
        return Instant.EPOCH.plus(record.timestampMicros(), ChronoUnit.MICROS);
    }

    /** About how much memory the record takes. */
    long bytes() {
        return 200L + length(record.key()) + length(record.value());
    }

    private static int length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /** The record of a row of quarantine or of the archive. */
    static KafkaRecord record(TableRow row) {
        Position position = Position.of(row);
        Instant time = (Instant) row.value(QuarantineTable.KAFKA_TIMESTAMP);
        return new KafkaRecord(
                position.partition(),
                position.offset(),
                Micros.of(time),
                (byte[]) row.value(QuarantineTable.RAW_KEY),
                (byte[]) row.value(QuarantineTable.RAW_VALUE),
                headers(row.value(QuarantineTable.HEADERS)));
    }

    private static Header[] headers(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(header -> header((Map<?, ?>) header)).toArray(Header[]::new)
                : new Header[0];
    }

    private static Header header(Map<?, ?> fields) {
        return new Header((String) fields.get("key"), (byte[]) fields.get("value"));
    }
}
