package dev.emissions.launcher.report;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the rows of the cleaned, quarantine and ledger tables say, taken in one by one in any order. */
final class EventFacts {
    static final List<String> CLEANED_COLUMNS = List.of(
            CleanedTable.KAFKA_PARTITION,
            CleanedTable.KAFKA_OFFSET,
            CleanedTable.SOURCE_FILE,
            CleanedTable.DOMAIN_COVERAGE,
            CleanedTable.FLAGS,
            CleanedTable.REPAIRS);
    static final List<String> QUARANTINE_COLUMNS = List.of(
            QuarantineTable.KAFKA_PARTITION,
            QuarantineTable.KAFKA_OFFSET,
            QuarantineTable.SOURCE_FILE,
            QuarantineTable.REASONS,
            QuarantineTable.FLAGS);
    static final List<String> LEDGER_COLUMNS = List.of(
            LedgerTable.PARTITION,
            LedgerTable.FROM_OFFSET,
            LedgerTable.UNTIL_OFFSET,
            LedgerTable.CLEANED,
            LedgerTable.QUARANTINED,
            LedgerTable.DUPLICATES,
            LedgerTable.GAPS,
            LedgerTable.DUPLICATE_RANGES,
            LedgerTable.GAP_RANGES);

    private final OffsetProof proof = new OffsetProof();
    private final RuleCounts counts = new RuleCounts();
    private final StreamSightings stream = new StreamSightings();
    private final List<Position> duplicates = new ArrayList<>();
    private Dispositions ledger = Dispositions.NONE;
    private Dispositions tables = Dispositions.NONE;
    private Dispositions drop = Dispositions.NONE;

    OffsetProof proof() {
        return proof;
    }

    RuleCounts counts() {
        return counts;
    }

    /** Sums of the ledger's rows. */
    Dispositions ledger() {
        return ledger;
    }

    /** The same, counted. */
    Dispositions tables() {
        return tables;
    }

    /** The part of the tables' rows that came from files; their duplicates are those in front of each partition's stream. */
    Dispositions drop() {
        long ofFiles = duplicates.stream().filter(stream::isBefore).count();
        return drop.plus(new Dispositions(0, 0, ofFiles, 0));
    }

    /** Which rule fired at which offset of the stream; to be asked when all rows are in. */
    Map<String, Set<Position>> streamRules() {
        return stream.withDuplicates(duplicates);
    }

    void cleaned(TableRow row) {
        Position position = position(row, CleanedTable.KAFKA_PARTITION, CleanedTable.KAFKA_OFFSET);
        proof.ended(position.partition(), position.offset());
        Dispositions one = new Dispositions(1, 0, 0, 0);
        tables = tables.plus(one);
        List<String> flags = texts(row, CleanedTable.FLAGS);
        List<String> repairs = repairs(row);
        counts.add(RuleCounts.Kind.FLAG, flags);
        counts.add(RuleCounts.Kind.REPAIR, repairs);
        if (row.value(CleanedTable.SOURCE_FILE) != null) {
            drop = drop.plus(one);
            return;
        }
        stream.add(position, flags);
        stream.add(position, repairs);
        if (isCoverageMissing(row, flags)) {
            stream.add(position, List.of("COVERAGE_MISSING"));
        }
    }

    void quarantined(TableRow row) {
        Position position = position(row, QuarantineTable.KAFKA_PARTITION, QuarantineTable.KAFKA_OFFSET);
        proof.ended(position.partition(), position.offset());
        Dispositions one = new Dispositions(0, 1, 0, 0);
        tables = tables.plus(one);
        List<String> reasons = texts(row, QuarantineTable.REASONS);
        counts.add(RuleCounts.Kind.REJECTION, reasons);
        if (row.value(QuarantineTable.SOURCE_FILE) != null) {
            drop = drop.plus(one);
            counts.add(RuleCounts.Kind.DROP_REJECTION, reasons);
            return;
        }
        stream.add(position, reasons);
        stream.add(position, texts(row, QuarantineTable.FLAGS));
    }

    void sealed(TableRow row) {
        int partition = (int) row.value(LedgerTable.PARTITION);
        proof.read(partition, number(row, LedgerTable.FROM_OFFSET), number(row, LedgerTable.UNTIL_OFFSET));
        ledger = ledger.plus(new Dispositions(
                number(row, LedgerTable.CLEANED),
                number(row, LedgerTable.QUARANTINED),
                number(row, LedgerTable.DUPLICATES),
                number(row, LedgerTable.GAPS)));
        List<Long> repeated = end(partition, ranges(row, LedgerTable.DUPLICATE_RANGES));
        repeated.forEach(offset -> duplicates.add(new Position(partition, offset)));
        List<Long> absent = end(partition, ranges(row, LedgerTable.GAP_RANGES));
        tables = tables.plus(new Dispositions(0, 0, repeated.size(), absent.size()));
    }

    private List<Long> end(int partition, List<Map<?, ?>> ranges) {
        List<Long> offsets = new ArrayList<>();
        for (Map<?, ?> range : ranges) {
            long until = (long) range.get(LedgerTable.UNTIL_OFFSET);
            for (long offset = (long) range.get(LedgerTable.FROM_OFFSET); offset < until; offset++) {
                proof.ended(partition, offset);
                offsets.add(offset);
            }
        }
        return offsets;
    }

    /** The rule only counts, so no column names it; with emissions it would be a contradiction, which is a flag. */
    private static boolean isCoverageMissing(TableRow row, List<String> flags) {
        Object coverage = row.value(CleanedTable.DOMAIN_COVERAGE);
        boolean isMissing = coverage == null || coverage.equals("missing") || coverage.equals("unknown");
        return isMissing && !flags.contains("COVERAGE_CONTRADICTION");
    }

    private static Position position(TableRow row, String partition, String offset) {
        return new Position((int) row.value(partition), number(row, offset));
    }

    private static long number(TableRow row, String column) {
        return (long) row.value(column);
    }

    private static List<String> texts(TableRow row, String column) {
        return row.value(column) instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    private static List<String> repairs(TableRow row) {
        return row.value(CleanedTable.REPAIRS) instanceof List<?> list
                ? list.stream()
                        .map(repair -> (String) ((Map<?, ?>) repair).get("rule"))
                        .distinct()
                        .toList()
                : List.of();
    }

    private static List<Map<?, ?>> ranges(TableRow row, String column) {
        List<Map<?, ?>> ranges = new ArrayList<>();
        if (row.value(column) instanceof List<?> list) {
            list.forEach(range -> ranges.add((Map<?, ?>) range));
        }
        return ranges;
    }
}
