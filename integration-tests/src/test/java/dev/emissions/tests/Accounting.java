package dev.emissions.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.LedgerTable;
import dev.emissions.lakehouse.QuarantineTable;
import dev.emissions.lakehouse.TableContract;
import dev.emissions.lakehouse.TableReader;
import dev.emissions.lakehouse.TableRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The books of a lake, drawn up from the rows of its tables: where each offset of the topic is.
 *
 * @param cleaned how many offsets have a row in cleaned
 * @param quarantined how many offsets have a row in quarantine and were not moved on by a correction, unless they were discarded
 * @param duplicates how many offsets the ledger or a correction lists as duplicates
 * @param gaps how many offsets the ledger lists as gaps
 */
record Accounting(long cleaned, long quarantined, long duplicates, long gaps) {

    /** Draws up the books; fails if an offset is in two places or an event id was accepted twice. */
    static Accounting of(TestStack stack, String lake) {
        Map<String, String> places = new HashMap<>();
        long cleaned = place(stack, lake, CleanedTable.CONTRACT, places);
        Map<String, String> corrected = corrected(stack, lake);
        long quarantined = placeQuarantined(stack, lake, corrected, places);
        long duplicates = placeRanges(stack, lake, LedgerTable.DUPLICATE_RANGES, places)
                + placeCorrectedDuplicates(corrected, places);
        long gaps = placeRanges(stack, lake, LedgerTable.GAP_RANGES, places);
        requireUniqueIds(stack, lake);
        return new Accounting(cleaned, quarantined, duplicates, gaps);
    }

    long offsets() {
        return cleaned + quarantined + duplicates + gaps;
    }

    private static long place(TestStack stack, String lake, TableContract table, Map<String, String> places) {
        List<TableRow> rows = stack.rows(lake, table, CleanedTable.KAFKA_PARTITION, CleanedTable.KAFKA_OFFSET);
        rows.forEach(row -> place(
                places,
                row.value(CleanedTable.KAFKA_PARTITION),
                (Long) row.value(CleanedTable.KAFKA_OFFSET),
                table.name()));
        return rows.size();
    }

    /** By offset, where its last correction put it. */
    private static Map<String, String> corrected(TestStack stack, String lake) {
        Map<String, String> corrected = new HashMap<>();
        if (TableReader.newest(stack.open(lake), CorrectionsTable.CONTRACT.path())
                .isPresent()) {
            stack
                    .rows(
                            lake,
                            CorrectionsTable.CONTRACT,
                            CorrectionsTable.PARTITION,
                            CorrectionsTable.OFFSET,
                            CorrectionsTable.TO_DISPOSITION,
                            CorrectionsTable.CORRECTED_AT)
                    .stream()
                    .sorted(Comparator.comparing(row -> (Instant) row.value(CorrectionsTable.CORRECTED_AT)))
                    .forEach(row -> corrected.put(
                            row.value(CorrectionsTable.PARTITION) + ":" + row.value(CorrectionsTable.OFFSET),
                            (String) row.value(CorrectionsTable.TO_DISPOSITION)));
        }
        return corrected;
    }

    private static long placeQuarantined(
            TestStack stack, String lake, Map<String, String> corrected, Map<String, String> places) {
        Set<String> elsewhere = Set.of(Disposition.CLEANED.word(), Disposition.DUPLICATE.word());
        long count = 0;
        for (TableRow row : stack.rows(
                lake, QuarantineTable.CONTRACT, QuarantineTable.KAFKA_PARTITION, QuarantineTable.KAFKA_OFFSET)) {
            Object partition = row.value(QuarantineTable.KAFKA_PARTITION);
            long offset = (Long) row.value(QuarantineTable.KAFKA_OFFSET);
            if (!elsewhere.contains(corrected.getOrDefault(partition + ":" + offset, ""))) {
                place(places, partition, offset, QuarantineTable.CONTRACT.name());
                count++;
            }
        }
        return count;
    }

    private static long placeCorrectedDuplicates(Map<String, String> corrected, Map<String, String> places) {
        long count = 0;
        for (var correction : corrected.entrySet()) {
            if (correction.getValue().equals(Disposition.DUPLICATE.word())) {
                String[] position = correction.getKey().split(":", 2);
                place(places, position[0], Long.parseLong(position[1]), CorrectionsTable.CONTRACT.name());
                count++;
            }
        }
        return count;
    }

    private static long placeRanges(TestStack stack, String lake, String column, Map<String, String> places) {
        long count = 0;
        for (TableRow row : stack.rows(lake, LedgerTable.CONTRACT, LedgerTable.PARTITION, column)) {
            for (Object range : (List<?>) row.value(column)) {
                long from = (Long) ((Map<?, ?>) range).get(LedgerTable.FROM_OFFSET);
                long until = (Long) ((Map<?, ?>) range).get(LedgerTable.UNTIL_OFFSET);
                for (long offset = from; offset < until; offset++) {
                    place(places, row.value(LedgerTable.PARTITION), offset, column);
                    count++;
                }
            }
        }
        return count;
    }

    private static void place(Map<String, String> places, Object partition, long offset, String place) {
        String earlier = places.put(partition + ":" + offset, place);
        assertThat(earlier)
                .as("offset %d of partition %s is in %s, and also in", offset, partition, place)
                .isNull();
    }

    private static void requireUniqueIds(TestStack stack, String lake) {
        List<String> ids =
                stack.rows(lake, CleanedTable.CONTRACT, CleanedTable.EVENT_DATE, CleanedTable.EVENT_ID).stream()
                        .map(row -> row.values().toString())
                        .toList();
        assertThat(ids).doesNotHaveDuplicates();
    }
}
