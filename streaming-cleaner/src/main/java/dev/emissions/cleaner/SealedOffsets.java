package dev.emissions.cleaner;

import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerSummary;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.lakehouse.TableRows;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far the ledger says that a topic was cleaned.
 *
 * @param ends by partition, the end (exclusive) of the offsets that are sealed; empty for a topic that never was cleaned
 * @param topicId the broker's id of the topic at the last seal that tells it
 * @param version of the ledger that says so; -1 if there is none
 */
record SealedOffsets(Map<Integer, Long> ends, Optional<String> topicId, long version) {
    private static final List<String> COLUMNS =
            List.of(LedgerTable.TOPIC, LedgerTable.PARTITION, LedgerTable.UNTIL_OFFSET);

    static SealedOffsets read(Lake lake, String topic) {
        LedgerSummary ledger = LedgerSummary.newest(lake);
        Map<Integer, Long> ends = new TreeMap<>();
        ledger.of(topic).forEach(seal -> ends.put(seal.partition(), seal.until()));
        Optional<String> topicId = ledger.of(topic)
                .filter(seal -> seal.topicId() != null)
                .max(Comparator.comparingLong(LedgerSummary.Sealed::toldMicros))
                .map(LedgerSummary.Sealed::topicId);
        return new SealedOffsets(ends, topicId, ledger.version());
    }

    /** The same after a batch of these ranges was sealed, by which the ledger came to that version. */
    SealedOffsets and(Map<Integer, OffsetRange> ranges, long newVersion) {
        Map<Integer, Long> newer = new TreeMap<>(ends);
        ranges.forEach((partition, range) -> {
            if (range.size() > 0) {
                newer.merge(partition, range.until(), Math::max);
            }
        });
        return new SealedOffsets(newer, topicId, newVersion);
    }

    /** The same of the newest ledger; only rows that came in since are read. */
    SealedOffsets newest(Lake lake, String topic) {
        TableReader ledger = TableReader.newest(lake, LedgerTable.CONTRACT.path())
                .orElseThrow(() -> new IllegalStateException("Cannot read the ledger: it is gone"));
        Optional<TableRows> added = ledger.rowsSince(version, COLUMNS);
        if (added.isEmpty()) {
            return read(lake, topic);
        }
        Map<Integer, Long> newer = new TreeMap<>(ends);
        try (TableRows rows = added.orElseThrow()) {
            while (rows.hasNext()) {
                TableRow row = rows.next();
                if (topic.equals(row.value(LedgerTable.TOPIC))) {
                    seal(newer, row);
                }
            }
        }
        return new SealedOffsets(newer, topicId, ledger.version());
    }

    private static void seal(Map<Integer, Long> ends, TableRow row) {
        ends.merge((Integer) row.value(LedgerTable.PARTITION), (Long) row.value(LedgerTable.UNTIL_OFFSET), Math::max);
    }
}
