package dev.emissions.proof.status;

import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerSummary;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.lakehouse.TableRows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * How far the ledger says that a topic was cleaned.
 *
 * @param partitions those with a seal
 * @param topicId the broker's id of the topic at the last seal that tells it
 */
public record SealedTopic(Map<Integer, SealedPartition> partitions, Optional<String> topicId) {
    private static final List<String> CORRECTION_COLUMNS = List.of(
            CorrectionsTable.TOPIC,
            CorrectionsTable.PARTITION,
            CorrectionsTable.FROM_DISPOSITION,
            CorrectionsTable.TO_DISPOSITION);

    /** Reads the ledger and the corrections row by row; a lake without a ledger has no seals. */
    public static SealedTopic read(Lake lake, String topic) {
        var seals = new Seals();
        LedgerSummary.newest(lake).of(topic).forEach(seals::add);
        forEach(lake, CorrectionsTable.CONTRACT, CORRECTION_COLUMNS, topic, seals::correct);
        return new SealedTopic(seals.partitions, Optional.ofNullable(seals.topicId));
    }

    /** The end (exclusive) of the partition's sealed offsets, or empty if it has no seal. */
    public Optional<Long> until(int partition) {
        return Optional.ofNullable(partitions.get(partition)).map(SealedPartition::until);
    }

    /** By partition, the end (exclusive) of its sealed offsets. */
    public Map<Integer, Long> ends() {
        Map<Integer, Long> ends = new TreeMap<>();
        partitions.forEach((partition, seal) -> ends.put(partition, seal.until()));
        return ends;
    }

    private static void forEach(
            Lake lake, TableContract contract, List<String> wanted, String topic, Consumer<TableRow> visitor) {
        Optional<TableReader> table = TableReader.newest(lake, contract.path());
        if (table.isEmpty()) {
            return;
        }
        // A table of an early version has not all of them.
        List<String> columns =
                wanted.stream().filter(table.orElseThrow().columns()::contains).toList();
        try (TableRows rows = table.orElseThrow().rows(columns)) {
            while (rows.hasNext()) {
                TableRow row = rows.next();
                if (topic.equals(row.value(LedgerTable.TOPIC))) {
                    visitor.accept(row);
                }
            }
        }
    }

    /** What the rows add up to so far. */
    private static final class Seals {
        private final Map<Integer, SealedPartition> partitions = new TreeMap<>();
        private String topicId;
        private long toldMicros = Long.MIN_VALUE;

        void add(LedgerSummary.Sealed seal) {
            partitions.put(seal.partition(), new SealedPartition(seal.until(), seal.sealedAt(), seal.quarantined()));
            if (seal.topicId() != null && seal.toldMicros() > toldMicros) {
                topicId = seal.topicId();
                toldMicros = seal.toldMicros();
            }
        }

        void correct(TableRow row) {
            long change = isQuarantined(row, CorrectionsTable.TO_DISPOSITION)
                    - isQuarantined(row, CorrectionsTable.FROM_DISPOSITION);
            partitions.computeIfPresent(
                    (Integer) row.value(CorrectionsTable.PARTITION), (partition, seal) -> seal.withQuarantine(change));
        }

        private static long isQuarantined(TableRow row, String column) {
            return Disposition.QUARANTINED.word().equals(row.value(column)) ? 1 : 0;
        }
    }
}
