package dev.emissions.cleaner.repair;

import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import dev.emissions.lakehouse.TableRows;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** The records that are duplicates by the books as they are now: those that the ledger claims, and those that a correction made ones. */
final class Orphans {
    private static final int MOST_OFFSETS = 200_000;
    private static final List<String> LEDGER = List.of(
            LedgerTable.TOPIC,
            LedgerTable.PARTITION,
            LedgerTable.FROM_OFFSET,
            LedgerTable.UNTIL_OFFSET,
            LedgerTable.DUPLICATE_RANGES,
            LedgerTable.SEALED_AT);
    private static final List<String> CORRECTIONS = List.of(
            CorrectionsTable.TOPIC,
            CorrectionsTable.PARTITION,
            CorrectionsTable.OFFSET,
            CorrectionsTable.TO_DISPOSITION);

    private final Lake lake;
    private final TableReader ledger;
    private final Visitor visitor;
    private final Map<TopicPartition, List<Long>> gathered = new HashMap<>();
    private int size;

    Orphans(Lake lake, Visitor visitor) {
        this.lake = lake;
        this.visitor = visitor;
        this.ledger = TableReader.newest(lake, LedgerTable.CONTRACT.path())
                .orElseThrow(() -> new IllegalStateException("Cannot read the ledger: there is none"));
    }

    /** What to do with duplicates of one partition. */
    @FunctionalInterface
    interface Visitor {
        /** Takes offsets in ascending order. */
        void visit(TopicPartition partition, long[] offsets) throws IOException;
    }

    /** Version of the ledger that is looked at. */
    long ledgerVersion() {
        return ledger.version();
    }

    /**
     * Shows all that may be twins of rows from these offsets on; what was sealed before any of them cannot.
     *
     * @param firsts by partition, the first offset of such a row
     */
    void forEach(Map<TopicPartition, Long> firsts) throws IOException {
        Instant since = firstSealed(firsts);
        try (TableRows rows = ledger.rows(LEDGER)) {
            while (rows.hasNext()) {
                TableRow row = rows.next();
                if (!((Instant) row.value(LedgerTable.SEALED_AT)).isBefore(since)) {
                    gather(row);
                }
            }
        }
        Optional<TableReader> corrections = TableReader.newest(lake, CorrectionsTable.CONTRACT.path());
        if (corrections.isPresent()) {
            try (TableRows rows = corrections.orElseThrow().rows(CORRECTIONS)) {
                while (rows.hasNext()) {
                    TableRow row = rows.next();
                    if (Disposition.DUPLICATE.word().equals(row.value(CorrectionsTable.TO_DISPOSITION))) {
                        gather(partition(row), (Long) row.value(CorrectionsTable.OFFSET));
                    }
                }
            }
        }
        flush();
    }

    /** Shows those that the ledger claims since that version; false if the log no longer reaches back. */
    boolean forEachSince(long version) throws IOException {
        Optional<TableRows> added = ledger.rowsSince(version, LEDGER);
        if (added.isEmpty()) {
            return false;
        }
        try (TableRows rows = added.orElseThrow()) {
            while (rows.hasNext()) {
                gather(rows.next());
            }
        }
        flush();
        return true;
    }

    private Instant firstSealed(Map<TopicPartition, Long> firsts) {
        Instant first = Instant.MAX;
        try (TableRows rows = ledger.rows(LEDGER)) {
            while (rows.hasNext()) {
                TableRow row = rows.next();
                Long offset = firsts.get(partition(row));
                Instant sealedAt = (Instant) row.value(LedgerTable.SEALED_AT);
                boolean covers = offset != null
                        && (Long) row.value(LedgerTable.FROM_OFFSET) <= offset
                        && (Long) row.value(LedgerTable.UNTIL_OFFSET) > offset;
                first = covers && sealedAt.isBefore(first) ? sealedAt : first;
            }
        }
        return first.equals(Instant.MAX) ? Instant.MIN : first;
    }

    private static TopicPartition partition(TableRow row) {
        return new TopicPartition((String) row.value(LedgerTable.TOPIC), (Integer) row.value(LedgerTable.PARTITION));
    }

    private void gather(TableRow row) throws IOException {
        if (row.value(LedgerTable.DUPLICATE_RANGES) instanceof List<?> ranges) {
            for (Object range : ranges) {
                Map<?, ?> bounds = (Map<?, ?>) range;
                long until = (Long) bounds.get(LedgerTable.UNTIL_OFFSET);
                for (long offset = (Long) bounds.get(LedgerTable.FROM_OFFSET); offset < until; offset++) {
                    gather(partition(row), offset);
                }
            }
        }
    }

    private void gather(TopicPartition partition, long offset) throws IOException {
        gathered.computeIfAbsent(partition, unused -> new ArrayList<>()).add(offset);
        size++;
        if (size >= MOST_OFFSETS) {
            flush();
        }
    }

    /** Shows what was gathered, without what a correction has made something else. */
    private void flush() throws IOException {
        Set<Position> positions = new HashSet<>();
        gathered.forEach((partition, offsets) -> offsets.forEach(
                offset -> positions.add(new Position(partition.topic(), partition.partition(), offset))));
        Standings standings = Standings.read(lake, positions::contains);
        for (var some : gathered.entrySet()) {
            TopicPartition partition = some.getKey();
            long[] duplicates = some.getValue().stream()
                    .distinct()
                    .filter(offset -> standings
                            .corrected(new Position(partition.topic(), partition.partition(), offset))
                            .map(Disposition.DUPLICATE::equals)
                            .orElse(true))
                    .mapToLong(Long::longValue)
                    .sorted()
                    .toArray();
            visitor.visit(partition, duplicates);
        }
        gathered.clear();
        size = 0;
    }
}
