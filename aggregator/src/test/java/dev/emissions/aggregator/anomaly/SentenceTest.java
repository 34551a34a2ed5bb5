package dev.emissions.aggregator.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emissions.aggregator.anomaly.Range.Measure;
import dev.emissions.aggregator.events.CleanedEvent;
import dev.emissions.aggregator.events.Component;
import dev.emissions.aggregator.events.Footprint;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class SentenceTest {
    private static final CleanedEvent EVENT = new CleanedEvent(
            20_500,
            "id",
            "scope3",
            "1",
            "DE",
            "example.com",
            "phone",
            "mobile",
            "banner",
            10,
            true,
            new Footprint(1, 1, 1, 1, 4));
    private static final Level BASIS = new Level("DE|banner|phone", 40, 0);

    @Test
    void amountNamesFactorRangeAndDriver() {
        Range range = range(Measure.GRAMS_PER_IMPRESSION, "4.2", "4.2", "0.31", "0.69", "1.52");
        Anomaly anomaly = new Anomaly(
                AnomalyKind.HIGH,
                EVENT,
                range,
                new BigDecimal("7.1"),
                Component.AD_SELECTION,
                new BigDecimal("83.4"),
                BASIS,
                12);

        assertThat(Sentence.of(anomaly))
                .isEqualTo(
                        "example.com emitted 4.2 g per impression on phone banner in DE, 6.1 times the 0.69 g expected"
                                + " (0.31-1.5); ad selection explains 83 %.");
    }

    @Test
    void compositionNamesShares() {
        Range range = range(Measure.AD_SELECTION_PERCENT, "0.7", "12.4", "41", "58.2", "73");
        Anomaly anomaly = new Anomaly(
                AnomalyKind.COMPONENT_SWAP,
                EVENT,
                range,
                new BigDecimal("-9"),
                Component.CREATIVE_DISTRIBUTION,
                null,
                BASIS,
                12);

        assertThat(Sentence.of(anomaly))
                .isEqualTo(
                        "example.com's ad selection made 12 % of 0.7 g per impression on phone banner in DE, where 58 %"
                                + " (41-73) is usual; most of the difference is in creative distribution.");
    }

    @Test
    void idDependsOnEventDayAndKindAlone() {
        Range range = range(Measure.GRAMS_PER_IMPRESSION, "4.2", "4.2", "0.31", "0.69", "1.52");
        Anomaly anomaly =
                new Anomaly(AnomalyKind.HIGH, EVENT, range, BigDecimal.ONE, Component.AD_SELECTION, null, BASIS, 12);
        Anomaly stronger =
                new Anomaly(AnomalyKind.HIGH, EVENT, range, BigDecimal.TEN, Component.AD_SELECTION, null, BASIS, 99);
        Anomaly low =
                new Anomaly(AnomalyKind.LOW, EVENT, range, BigDecimal.ONE, Component.AD_SELECTION, null, BASIS, 12);

        assertThat(anomaly.id()).hasSize(32).isEqualTo(stronger.id()).isNotEqualTo(low.id());
    }

    private static Range range(Measure measure, String... values) {
        return new Range(
                measure,
                new BigDecimal(values[0]),
                new BigDecimal(values[1]),
                new BigDecimal(values[2]),
                new BigDecimal(values[3]),
                new BigDecimal(values[4]));
    }
}
