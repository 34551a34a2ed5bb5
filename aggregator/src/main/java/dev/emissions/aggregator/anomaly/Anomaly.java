package dev.emissions.aggregator.anomaly;

import dev.emissions.aggregator.events.CleanedEvent;
import dev.emissions.aggregator.events.Component;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * A flag on an event, with its reason.
 *
 * @param range what was observed and what expected
 * @param score distance from the expectation in robust standard deviations
 * @param driver the component that explains most of the distance
 * @param driverPercent how much of it, null where the distance is not one of grams
 * @param basis on what the expectation rests
 * @param domainEvents how many events of the domain the expectation rests on
 */
record Anomaly(
        AnomalyKind kind,
        CleanedEvent event,
        Range range,
        BigDecimal score,
        Component driver,
        BigDecimal driverPercent,
        Level basis,
        long domainEvents)
        implements Serializable, Comparable<Anomaly> {
    private static final int ID_BYTES = 16;

    /** By day, the most striking first. */
    private static final Comparator<Anomaly> ORDER = Comparator.<Anomaly>comparingInt(
                    anomaly -> anomaly.event().day())
            .thenComparing(anomaly -> anomaly.score().abs(), Comparator.reverseOrder())
            .thenComparing(anomaly -> anomaly.event().eventId())
            .thenComparing(Anomaly::kind);

    /** The same for the same event and kind, whenever it is computed. */
    String id() {
        String identity = event.eventId() + '\n' + LocalDate.ofEpochDay(event.day()) + '\n' + kind.text();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    String direction() {
        return score.signum() < 0 ? "low" : "high";
    }

    @Override
    public int compareTo(Anomaly other) {
        return ORDER.compare(this, other);
    }
}
