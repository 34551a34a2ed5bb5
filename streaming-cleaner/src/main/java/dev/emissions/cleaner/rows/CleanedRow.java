package dev.emissions.cleaner.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emissions.cleaner.KafkaRecord;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.DayFiles.RowFormat;
import dev.emissions.lakehouse.RowWriter;
import dev.emissions.quality.CleanEvent;
import dev.emissions.quality.Repair;
import dev.emissions.quality.RuleCatalogue;
import dev.emissions.quality.Verdict;
import dev.emissions.schemas.GramsField;
import dev.emissions.schemas.SourceHeaders;
import dev.emissions.schemas.TextField;
import java.util.List;
import java.util.Set;

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

        private final byte[] topic;
        private final byte[] catalogueVersion = RuleCatalogue.version().getBytes(UTF_8);

        public Format(String topic) {
            this.topic = topic.getBytes(UTF_8);
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
            columns.writeBytes(catalogueVersion);
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
                columns.writeList(repairs.size(), (fields, i) -> repair(repairs.get(i), fields));
            }
        }

        private static void repair(Repair repair, RowWriter fields) {
            fields.writeText(repair.rule().id());
            fields.writeText(repair.field());
            fields.writeText(repair.raw());
        }

        private void origin(KafkaRecord record, RowWriter columns) {
            if (record.isFileDrop()) {
                columns.writeText(record.header(SourceHeaders.FILE));
                RuleLists.writeNumber(record.headerNumber(SourceHeaders.LINE), columns);
            } else {
                columns.writeNull();
                columns.writeNull();
            }
            columns.writeBytes(topic);
            columns.writeInt(record.partition());
            columns.writeLong(record.offset());
            columns.writeLong(record.timestampMicros());
        }
    }
}
