package dev.emissions.producer.generator;

import dev.emissions.schemas.EmissionEvent;
import java.util.List;
import java.util.Locale;

/** An event that is valid and yet far from what its kind usually shows. */
enum AnomalyKind {
    /** Every stage emits 3 to 12 times as much. */
    SPIKE {
        @Override
        double apply(EmissionEvent event, EventRandom random) {
            return scale(event, Math.min(random.logBetween(LEAST_FACTOR, MOST_FACTOR), room(event)));
        }
    },
    /** Every stage emits a third to a twelfth. */
    DIP {
        @Override
        double apply(EmissionEvent event, EventRandom random) {
            return scale(event, 1 / random.logBetween(LEAST_FACTOR, MOST_FACTOR));
        }
    },
    /** Choosing the ad and delivering it have changed places; the total stays. */
    COMPONENT_SWAP {
        @Override
        double apply(EmissionEvent event, EventRandom random) {
            double selection = event.getAdSelectionGrams();
            double creative = event.getCreativeDistributionGrams();
            event.setAdSelectionGrams(creative);
            event.setCreativeDistributionGrams(selection);
            return selection == 0 ? 1 : creative / selection;
        }
    };

    private static final double LEAST_FACTOR = 3;
    private static final double MOST_FACTOR = 12;
    /** Beyond 20 g per impression the event would be rejected as a mistaken unit. */
    private static final double MOST_GRAMS_PER_IMPRESSION = 18;

    private static final List<AnomalyKind> OTHERS = List.of(DIP, COMPONENT_SWAP);

    private final String label = name().toLowerCase(Locale.ROOT);

    /** Changes the event in place; answers with the factor by which its total, or for a swap its ad selection, changed. */
    abstract double apply(EmissionEvent event, EventRandom random);

    String label() {
        return label;
    }

    /** Spikes are what people look for, so half of all are, where the event leaves room for one. */
    static AnomalyKind draw(EmissionEvent event, EventRandom random) {
        AnomalyKind kind = random.chance(0.5) ? SPIKE : random.oneOf(OTHERS);
        return kind == SPIKE && room(event) < LEAST_FACTOR ? DIP : kind;
    }

    /** The largest factor that leaves the event believable. */
    private static double room(EmissionEvent event) {
        return MOST_GRAMS_PER_IMPRESSION / Grams.perImpression(event);
    }

    private static double scale(EmissionEvent event, double factor) {
        Grams.scale(event, factor);
        return factor;
    }
}
