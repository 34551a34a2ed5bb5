package dev.emissions.cleaner;

import dev.emissions.cleaner.rows.KafkaTimes;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.SealNote;
import dev.emissions.proof.kafka.OffsetBounds;
import dev.emissions.proof.status.PartitionLag;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The metrics of a cleaner that sealed one batch of a topic with one partition, for tests. */
final class ScrapedMetrics {
    static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");
    static final Instant SEALED = NOW.minusSeconds(10);

    private ScrapedMetrics() {}

    /** What is fetched while 40 events are unread, the oldest for 30 s, which the broker keeps for an hour. */
    static String text() {
        return text(ends -> Map.of(0, lag(ends.get(0))), NOW);
    }

    static String text(Function<Map<Integer, Long>, Map<Integer, PartitionLag>> broker, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Lake lake = Lake.of(URI.create("file:///tmp"), Map.of());
        try (var metrics = new CleanerMetrics("events", lake, Map.of(0, 7L), broker, clock)) {
            metrics.sealed(batch(), Map.of(0, new SealNote(SEALED, 300, 800, 1_250)));
            return metrics.text();
        }
    }

    private static PartitionLag lag(long next) {
        return new PartitionLag(
                new OffsetBounds(0, next + 40),
                next,
                Optional.of(NOW.minusSeconds(30)),
                Optional.of(Duration.ofHours(1)),
                NOW);
    }

    private static BatchReport batch() {
        Map<Integer, KafkaTimes> times = Map.of(0, new KafkaTimes());
        return new BatchReport(
                3,
                new Manifest.Totals(90, 6, 3, 1),
                Duration.ofMillis(400),
                new Phases(Clock.systemUTC()),
                SEALED,
                Map.of(0, new OffsetRange(100, 200)),
                new Observed(times, Map.of("UNDECODABLE", 2L, "DOMAIN_MISSING", 5L)));
    }
}
