package dev.emissions.proof.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.lakehouse.OffsetRanges;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionTotalsTest {
    private final PartitionTotals totals = new PartitionTotals(new SourcePartition("events", 0));

    @Test
    void rowsAddUpInAnyOrder() {
        OffsetRanges duplicates = new OffsetRanges();
        duplicates.add(12, 14);
        OffsetRanges gaps = new OffsetRanges();
        gaps.add(19);
        totals.add(Entries.sealed(2, 0, 10, 20, duplicates, gaps), LedgerRequest.Detail.OFFSETS);
        totals.add(Entries.sealed(1, 0, 4, 10), LedgerRequest.Detail.OFFSETS);

        List<Object> values = totals.values(LedgerRequest.Detail.OFFSETS);

        assertThat(values.subList(2, 11)).containsExactly(4L, 20L, 13L, 0L, 2L, 1L, 0L, 0L, 2L);
        assertThat(values.subList(14, 17)).containsExactly("12-13", "19", "");
        assertThat(totals.isWhole()).isTrue();
    }

    @Test
    void aBreakBetweenTheRangesIsSeen() {
        totals.add(Entries.sealed(1, 0, 4, 10), LedgerRequest.Detail.COUNTS);
        totals.add(Entries.sealed(2, 0, 11, 20), LedgerRequest.Detail.COUNTS);

        assertThat(totals.isWhole()).isFalse();
    }
}
