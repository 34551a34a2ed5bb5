package dev.emissions.cleaner.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emissions.cleaner.KafkaRecord;
import dev.emissions.lakehouse.DayFiles.RowFormat;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.RowWriter;
import dev.emissions.quality.Rule;
import dev.emissions.quality.RuleCatalogue;
import dev.emissions.schemas.EventView;
import dev.emissions.schemas.SourceHeaders;
import dev.emissions.schemas.TextField;
import java.util.List;
import java.util.Set;

/**
 * A rejected record on its way into the quarantine table.
 *
 * @param view the event as it was decoded, or null if it could not be
 * @param reasons every rule that rejects it, never empty
 * @param flags every rule that only doubts it
 */
public record QuarantineRow(KafkaRecord record, EventView view, List<Rule> reasons, List<Rule> flags) {

    /** The same of the record as Kafka held it, where another value of it was judged. */
    public QuarantineRow of(KafkaRecord original) {
        return new QuarantineRow(original, view, reasons, flags);
    }

    /** Writes rejected records of one topic. */
    public static final class Format implements RowFormat<QuarantineRow> {
        private static final long YEAR_1_MICROS = -62_135_596_800_000_000L;
        private static final long YEAR_10000_MICROS = 253_402_300_800_000_000L;

        private final byte[] topic;
        private final byte[] catalogueVersion = RuleCatalogue.version().getBytes(UTF_8);

        public Format(String topic) {
            this.topic = topic.getBytes(UTF_8);
        }

        @Override
        public Set<String> uniqueColumns() {
            return Set.of(
                    QuarantineTable.RAW_VALUE,
                    QuarantineTable.KAFKA_OFFSET,
                    QuarantineTable.KAFKA_TIMESTAMP,
                    QuarantineTable.EVENT_ID,
                    QuarantineTable.EVENT_TIME,
                    QuarantineTable.SOURCE_LINE);
        }

        @Override
        public void write(QuarantineRow row, RowWriter columns) {
            KafkaRecord record = row.record;
            columns.writeBytes(topic);
            columns.writeInt(record.partition());
            columns.writeLong(record.offset());
            columns.writeLong(record.timestampMicros());
            RawColumns.write(record, columns);
            RuleLists.write(row.reasons, columns);
            RuleLists.write(row.flags, columns);
            columns.writeBytes(catalogueVersion);
            event(row.view, columns);
            columns.writeText(record.header(SourceHeaders.FILE));
            RuleLists.writeNumber(record.headerNumber(SourceHeaders.LINE), columns);
            columns.writeText(record.header(SourceHeaders.ERROR));
        }

        private static void event(EventView view, RowWriter columns) {
            columns.writeText(view == null ? null : view.text(TextField.EVENT_ID));
            if (view == null || !isReadable(view)) {
                columns.writeNull();
            } else {
                columns.writeLong(view.eventTimeMicros());
            }
            columns.writeText(view == null ? null : view.text(TextField.DOMAIN));
        }

        /** Readers fail on years beyond these; the raw value keeps whatever was claimed. */
        private static boolean isReadable(EventView view) {
            return view.hasEventTime()
                    && view.eventTimeMicros() >= YEAR_1_MICROS
                    && view.eventTimeMicros() < YEAR_10000_MICROS;
        }
    }
}
