package dev.emissions.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.cleaner.rows.KafkaTimes;
import dev.emissions.lakehouse.OffsetRanges;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContestedIdsTest {
    private static final int DAY = 20_000;

    @Test
    void idsOfOnePartitionAreNotContested() {
        ContestedIds contested = ContestedIds.among(List.of(outcome(0, 1, 1, 7, 2, 2, 8), outcome(1, 3, 3, 9)));

        assertThat(contested.isEmpty()).isTrue();
    }

    @Test
    void lowestPartitionKeepsAnIdAndTheOthersLearnItsPayload() {
        ContestedIds contested =
                ContestedIds.among(List.of(outcome(2, 1, 1, 70), outcome(0, 1, 1, 7), outcome(1, 1, 1, 71)));

        assertThat(contested.acceptedElsewhere(0)).isEmpty();
        assertThat(contested.acceptedElsewhere(1).get(DAY).payload(1, 1)).isEqualTo(7);
        assertThat(contested.acceptedElsewhere(2).get(DAY).payload(1, 1)).isEqualTo(7);
    }

    @Test
    void halfAnIdInCommonIsNoIdInCommon() {
        assertThat(ContestedIds.among(List.of(outcome(0, 1, 2, 7), outcome(1, 1, 3, 7)))
                        .isEmpty())
                .isTrue();
    }

    private static PartitionOutcome outcome(int partition, long... entries) {
        return new PartitionOutcome(
                partition,
                0,
                10,
                new KafkaTimes(),
                new Tally(),
                Map.of(DAY, entries),
                new OffsetRanges(),
                List.of(),
                List.of(),
                List.of());
    }
}
