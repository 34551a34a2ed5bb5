package dev.emissions.cleaner.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.TableRow;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the tables of a lake with repairs contradict each other. */
final class RepairBooks {
    private RepairBooks() {}

    /** Every rejected record is at one place, the corrections of each follow from one to the next, and ids are unique. */
    static void assertBalanced(TestQuarantine lake) throws IOException {
        assertThat(lake.ids()).doesNotHaveDuplicates();
        List<Long> cleaned = lake.rows(CleanedTable.CONTRACT).stream()
                .map(row -> (Long) row.value(CleanedTable.KAFKA_OFFSET))
                .toList();
        assertThat(cleaned).doesNotHaveDuplicates();
        assertThat(lake.standings()).allSatisfy((offset, standing) -> assertThat(cleaned.contains(offset))
                .as("offset %d, which is %s, is in cleaned", offset, standing)
                .isEqualTo(standing == Disposition.CLEANED));
        assertChained(lake);
    }

    private static void assertChained(TestQuarantine lake) {
        Map<Object, String> standings = new HashMap<>();
        lake.rows(CorrectionsTable.CONTRACT).stream()
                .sorted(Comparator.comparing(row -> (Instant) row.value(CorrectionsTable.CORRECTED_AT)))
                .forEach(row -> assertThat(standings.put(row.value(CorrectionsTable.OFFSET), to(row)))
                        .as("what offset %s was before %s", row.value(CorrectionsTable.OFFSET), row)
                        .isIn(null, row.value(CorrectionsTable.FROM_DISPOSITION)));
    }

    private static String to(TableRow row) {
        return (String) row.value(CorrectionsTable.TO_DISPOSITION);
    }
}
