package dev.emissions.proof.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LastBatchesTest {
    @Test
    void keepsTheBatchesSealedLastWithAllTheirPartitions() {
        var last = new LastBatches(2);
        for (int batch : new int[] {3, 1, 4, 2}) {
            last.offer(entry(batch, 1));
            last.offer(entry(batch, 0));
        }

        assertThat(last.newestFirst())
                .extracting(LedgerEntry::batchId, LedgerEntry::partition)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(4L, 0),
                        org.assertj.core.groups.Tuple.tuple(4L, 1),
                        org.assertj.core.groups.Tuple.tuple(3L, 0),
                        org.assertj.core.groups.Tuple.tuple(3L, 1));
        assertThat(last.firstSealed()).isEqualTo(Instant.ofEpochSecond(3));
    }

    private static LedgerEntry entry(int batch, int partition) {
        return Entries.sealed(batch, partition, batch * 10L, batch * 10L + 10);
    }
}
