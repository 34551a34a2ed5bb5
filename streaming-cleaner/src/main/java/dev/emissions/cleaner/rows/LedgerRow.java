package dev.emissions.cleaner.rows;

import dev.emissions.lakehouse.DayFiles.RowFormat;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.OffsetRanges;
import dev.emissions.lakehouse.RowWriter;
import java.util.Set;

/**
 * What became of the offsets of one partition in one micro-batch.
 *
 * @param topicId the broker's id of the topic, which a recreated topic changes; null if it is not known
 * @param from first offset covered
 * @param until end (exclusive) of the offsets covered
 * @param gaps offsets at which the broker has no record
 * @param lost offsets that were gone before they could be read, as a person accepted
 * @param startedMicros when the batch began: microseconds since the epoch
 * @param sealedMicros when all its dispositions were known: microseconds since the epoch
 */
public record LedgerRow(
        String queryId,
        long batchId,
        String topic,
        String topicId,
        int partition,
        long from,
        long until,
        long cleaned,
        long quarantined,
        OffsetRanges duplicates,
        OffsetRanges gaps,
        OffsetRanges lost,
        KafkaTimes kafkaTimes,
        String catalogueVersion,
        long startedMicros,
        long sealedMicros) {

    public LedgerRow {
        long accounted = cleaned + quarantined + duplicates.count() + gaps.count() + lost.count();
        if (accounted != until - from) {
            throw new IllegalStateException("Cannot balance partition " + partition + " of batch " + batchId + ": "
                    + (until - from) + " offsets from " + from + " until " + until + ", but " + cleaned + " cleaned, "
                    + quarantined + " quarantined, " + duplicates.count() + " duplicates, " + gaps.count() + " gaps, "
                    + lost.count() + " lost");
        }
    }

    /** Writes the ledger's rows. */
    public static final class Format implements RowFormat<LedgerRow> {
        @Override
        public Set<String> uniqueColumns() {
            return Set.of(LedgerTable.FROM_OFFSET, LedgerTable.UNTIL_OFFSET);
        }

        @Override
        public void write(LedgerRow row, RowWriter columns) {
            columns.writeText(row.queryId);
            columns.writeLong(row.batchId);
            columns.writeText(row.topic);
            columns.writeText(row.topicId);
            columns.writeInt(row.partition);
            columns.writeLong(row.from);
            columns.writeLong(row.until);
            columns.writeLong(row.cleaned);
            columns.writeLong(row.quarantined);
            columns.writeLong(row.duplicates.count());
            columns.writeLong(row.gaps.count());
            columns.writeLong(row.lost.count());
            ranges(row.duplicates, columns);
            ranges(row.gaps, columns);
            ranges(row.lost, columns);
            row.kafkaTimes.write(columns);
            columns.writeText(row.catalogueVersion);
            columns.writeLong(row.startedMicros);
            columns.writeLong(row.sealedMicros);
        }

        private static void ranges(OffsetRanges ranges, RowWriter columns) {
            columns.writeList(ranges.size(), (fields, i) -> {
                fields.writeLong(ranges.from(i));
                fields.writeLong(ranges.until(i));
            });
        }
    }
}
