package dev.emissions.producer.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emissions.schemas.EmissionEvent;
import org.junit.jupiter.api.Test;

class AnomalyKindTest {
    private final EventRandom random = new EventRandom(1, 1);

    @Test
    void aSpikeMultipliesEveryStage() {
        for (int i = 0; i < 500; i++) {
            EmissionEvent event = event(10, 0.5);
            double factor = AnomalyKind.SPIKE.apply(event, random.at(i));

            assertThat(factor).isBetween(3.0, 12.0);
            assertThat(event.getTotalGrams()).isCloseTo(5 * factor, within(1e-6));
            assertThat(event.getAdSelectionGrams()).isCloseTo(3 * factor, within(1e-6));
        }
    }

    @Test
    void aSpikeStaysBelowWhatARuleRejects() {
        for (int i = 0; i < 500; i++) {
            EmissionEvent event = event(1, 4);
            AnomalyKind.SPIKE.apply(event, random.at(i));

            assertThat(event.getTotalGrams()).isLessThanOrEqualTo(18.000001);
        }
    }

    @Test
    void whereThereIsNoRoomForASpikeItIsADip() {
        for (int i = 0; i < 500; i++) {
            assertThat(AnomalyKind.draw(event(1, 7), random.at(i))).isNotEqualTo(AnomalyKind.SPIKE);
        }
    }

    @Test
    void aDipDividesEveryStage() {
        EmissionEvent event = event(10, 0.5);
        double factor = AnomalyKind.DIP.apply(event, random.at(1));

        assertThat(factor).isBetween(1.0 / 12, 1.0 / 3);
        assertThat(event.getTotalGrams()).isCloseTo(5 * factor, within(1e-6));
    }

    @Test
    void aSwapKeepsTheTotal() {
        EmissionEvent event = event(10, 0.5);
        double factor = AnomalyKind.COMPONENT_SWAP.apply(event, random.at(1));

        assertThat(event.getTotalGrams()).isEqualTo(5);
        assertThat(event.getAdSelectionGrams()).isEqualTo(1);
        assertThat(event.getCreativeDistributionGrams()).isEqualTo(3);
        assertThat(factor).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(Grams.sum(event)).isEqualTo(5);
    }

    private static EmissionEvent event(long impressions, double gramsPerImpression) {
        double grams = impressions * gramsPerImpression;
        EmissionEvent event = new EmissionEvent();
        event.setImpressions(impressions);
        event.setAdSelectionGrams(grams * 0.6);
        event.setCreativeDistributionGrams(grams * 0.2);
        event.setMediaDistributionGrams(grams * 0.2);
        event.setTotalGrams(grams);
        return event;
    }
}
