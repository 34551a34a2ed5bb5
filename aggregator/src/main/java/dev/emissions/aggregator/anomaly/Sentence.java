package dev.emissions.aggregator.anomaly;

import dev.emissions.aggregator.events.CleanedEvent;
import dev.emissions.aggregator.events.Component;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Says in words what is unusual about an event. */
final class Sentence {
    private static final MathContext DIGITS = new MathContext(2, RoundingMode.HALF_UP);

    private Sentence() {}

    static String of(Anomaly anomaly) {
        return anomaly.kind() == AnomalyKind.COMPONENT_SWAP ? composition(anomaly) : amount(anomaly);
    }

    private static String amount(Anomaly anomaly) {
        Range range = anomaly.range();
        return "%s emitted %s g per impression on %s, %s times the %s g expected (%s-%s); %s explains %s %%."
                .formatted(
                        anomaly.event().domain(),
                        text(range.observed()),
                        place(anomaly.event()),
                        text(range.factor()),
                        text(range.mid()),
                        text(range.low()),
                        text(range.high()),
                        anomaly.driver().text(),
                        whole(anomaly.driverPercent()));
    }

    private static String composition(Anomaly anomaly) {
        Range range = anomaly.range();
        String moved = anomaly.driver() == Component.AD_SELECTION
                ? ""
                : "; most of the difference is in " + anomaly.driver().text();
        return "%s's ad selection made %s %% of %s g per impression on %s, where %s %% (%s-%s) is usual%s."
                .formatted(
                        anomaly.event().domain(),
                        whole(range.observed()),
                        text(range.gramsPerImpression()),
                        place(anomaly.event()),
                        whole(range.mid()),
                        whole(range.low()),
                        whole(range.high()),
                        moved);
    }

    private static String place(CleanedEvent event) {
        return event.device() + " " + event.format() + " in " + event.country();
    }

    /** Two significant digits, and none of a whole number cut. */
    private static String text(BigDecimal value) {
        BigDecimal rounded = value.round(DIGITS);
        return (rounded.scale() < 0 ? value.setScale(0, RoundingMode.HALF_UP) : rounded.stripTrailingZeros())
                .toPlainString();
    }

    private static String whole(BigDecimal value) {
        return value.setScale(0, RoundingMode.HALF_UP).toPlainString();
    }
}
