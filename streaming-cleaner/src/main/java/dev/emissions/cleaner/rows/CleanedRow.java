package dev.emissions.cleaner.rows;

import dev.emissions.cleaner.KafkaRecord;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.DayFiles.RowFormat;
import dev.emissions.lakehouse.RowWriter;
import dev.emissions.quality.CleanEvent;
import dev.emissions.quality.Repair;
import dev.emissions.quality.Rule;
import dev.emissions.quality.RuleCatalogue;
import dev.emissions.quality.Verdict;
import dev.emissions.schemas.GramsField;
import dev.emissions.schemas.SourceHeaders;
import dev.emissions.schemas.TextField;
import java.util.List;
import java.util.Set;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * An accepted event on its way into the cleaned table.
 *
 * @param payload hash of the payload that tells a twin from a conflict
 */
public record CleanedRow(KafkaRecord record, Verdict verdict, long payload) {

    /** Writes accepted events of one topic. */
    public static final class Format implements RowFormat<CleanedRow> {
        private static final TextField[] BEFORE_IMPRESSIONS = {
            TextField.DOMAIN,
            TextField.CHANNEL,
            TextField.FORMAT,
            TextField.AD_SIZE,
            TextField.COUNTRY,
            TextField.REGION,
            TextField.DEVICE,
            TextField.NETWORK
        };
        private static final TextField[] AFTER_GRAMS = {
            TextField.DOMAIN_COVERAGE,
            TextField.FRAMEWORK,
            TextField.METHODOLOGY_VERSION,
            TextField.SELLER_DOMAIN,
            TextField.BUYING_METHOD
        };
        private static final GramsField[] GRAMS = GramsField.values();

        private final Binary topic;
        private final Binary catalogueVersion = Binary.fromString(RuleCatalogue.version());

        public Format(String topic) {
            this.topic = Binary.fromString(topic);
        }

        @Override
        public Set<String> uniqueColumns() {
            return Set.of(
                    CleanedTable.EVENT_ID,
                    CleanedTable.EVENT_TIME,
                    CleanedTable.AD_SELECTION_GRAMS,
                    CleanedTable.CREATIVE_DISTRIBUTION_GRAMS,
                    CleanedTable.MEDIA_DISTRIBUTION_GRAMS,
                    CleanedTable.CONSUMER_DEVICE_GRAMS,
                    CleanedTable.TOTAL_GRAMS,
                    CleanedTable.PRODUCER_SEQUENCE,
                    CleanedTable.SOURCE_LINE,
                    CleanedTable.KAFKA_OFFSET,
                    CleanedTable.KAFKA_TIMESTAMP,
                    CleanedTable.PAYLOAD_HASH);
        }

        @Override
        public void write(CleanedRow row, RowWriter columns) {
            CleanEvent event = row.verdict.event();
            text(event, TextField.EVENT_ID, columns);
            columns.writeLong(event.eventTimeMicros());
            for (TextField field : BEFORE_IMPRESSIONS) {
                text(event, field, columns);
            }
            columns.writeLong(event.impressions());
            for (GramsField field : GRAMS) {
                grams(event, field, columns);
            }
            for (TextField field : AFTER_GRAMS) {
                text(event, field, columns);
            }
            if (event.hasProducerSequence()) {
                columns.writeLong(event.producerSequence());
            } else {
                columns.writeNull();
            }
            RuleLists.write(row.verdict.flags(), columns);
            repairs(row.verdict.repairs(), columns);
            origin(row.record, columns);
            columns.writeLong(row.payload);
            columns.writeBinary(catalogueVersion);
        }

        private static void text(CleanEvent event, TextField field, RowWriter columns) {
            int length = event.length(field);
            if (length < 0) {
                columns.writeNull();
            } else {
                columns.writeBytes(event.buffer(field), event.start(field), length);
            }
        }

        private static void grams(CleanEvent event, GramsField field, RowWriter columns) {
            if (event.has(field)) {
                columns.writeLong(event.nanograms(field));
            } else {
                columns.writeNull();
            }
        }

        private static void repairs(List<Repair> repairs, RowWriter columns) {
            if (repairs.isEmpty()) {
                columns.writeNull();
            } else {
                columns.writeList(repairs.size(), (consumer, i) -> repair(repairs.get(i), consumer));
            }
        }

        private static void repair(Repair repair, RecordConsumer consumer) {
            Rule rule = repair.rule();
            consumer.startGroup();
            field(consumer, "rule", 0, rule.id());
            field(consumer, "field", 1, repair.field());
            if (repair.raw() != null) {
                field(consumer, "raw", 2, repair.raw());
            }
            consumer.endGroup();
        }

        private static void field(RecordConsumer consumer, String name, int index, String value) {
            consumer.startField(name, index);
            consumer.addBinary(Binary.fromString(value));
            consumer.endField(name, index);
        }

        private void origin(KafkaRecord record, RowWriter columns) {
            if (record.isFileDrop()) {
                columns.writeText(record.header(SourceHeaders.FILE));
                RuleLists.writeNumber(record.headerNumber(SourceHeaders.LINE), columns);
            } else {
                columns.writeNull();
                columns.writeNull();
            }
            columns.writeBinary(topic);
            columns.writeInt(record.partition());
            columns.writeLong(record.offset());
            columns.writeLong(record.timestampMicros());
        }
    }
}
