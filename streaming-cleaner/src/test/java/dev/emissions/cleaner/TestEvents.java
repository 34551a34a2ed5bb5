package dev.emissions.cleaner;

import dev.emissions.schemas.EmissionEvent;
import dev.emissions.schemas.EmissionEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Records whose fate is known. */
public final class TestEvents {
    public static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");
    public static final int DAY = (int) (TIME.getEpochSecond() / 86_400);

    private TestEvents() {}

    /** An event that all rules accept. */
    public static EmissionEvent valid(String id) {
        return EmissionEvent.newBuilder()
                .setEventId(id)
                .setEventTime(TimeUnit.SECONDS.toMicros(TIME.getEpochSecond()))
                .setDomain("example.com")
                .setChannel("web")
                .setFormat("banner")
                .setAdSize("300x250")
                .setCountry("DE")
                .setDevice("phone")
                .setNetwork("mobile")
                .setImpressions(10L)
                .setAdSelectionGrams(1.2)
                .setCreativeDistributionGrams(0.25)
                .setMediaDistributionGrams(0.05)
                .setTotalGrams(1.5)
                .setDomainCoverage("measured")
                .setFramework("scope3")
                .setMethodologyVersion("2026.1")
                .build();
    }

    /** A record of the event in the home partition of {@code key}, of which there is only one partition. */
    public static KafkaRecord record(long offset, EmissionEvent event) {
        return record(0, offset, "example.com", event);
    }

    public static KafkaRecord record(int partition, long offset, String key, EmissionEvent event) {
        return record(partition, offset, key, EmissionEvents.encode(event));
    }

    public static KafkaRecord record(int partition, long offset, String key, byte[] value) {
        return new KafkaRecord(
                partition,
                offset,
                TimeUnit.SECONDS.toMicros(TIME.getEpochSecond() + 60),
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value);
    }
}
