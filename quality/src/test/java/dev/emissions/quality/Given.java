package dev.emissions.quality;

import dev.emissions.schemas.Decoding;
import dev.emissions.schemas.EmissionEvent;
import dev.emissions.schemas.EmissionEvents;
import dev.emissions.schemas.EventDecoder;
import dev.emissions.schemas.EventView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Events for tests, and the way from an event to its view. */
final class Given {
    static final Instant EVENT_TIME = Instant.parse("2026-03-01T12:00:00Z");
    static final long APPENDED = micros(EVENT_TIME.plus(Duration.ofMinutes(1)));

    private Given() {}

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** An event that no rule has anything to say about. */
    static EmissionEvent.Builder cleanEvent() {
        return EmissionEvent.newBuilder()
                .setEventId("event-1")
                .setEventTime(micros(EVENT_TIME))
                .setDomain("example.com")
                .setChannel("web")
                .setFormat("banner")
                .setAdSize("300x250")
                .setCountry("FR")
                .setRegion("Bretagne")
                .setDevice("phone")
                .setNetwork("mobile")
                .setImpressions(1000L)
                .setAdSelectionGrams(200.0)
                .setCreativeDistributionGrams(40.0)
                .setMediaDistributionGrams(60.0)
                .setConsumerDeviceGrams(null)
                .setTotalGrams(300.0)
                .setDomainCoverage("measured")
                .setFramework("scope3")
                .setMethodologyVersion("2026-1")
                .setSellerDomain("seller.example")
                .setBuyingMethod("direct")
                .setProducerSequence(5L);
    }

    static EventView view(EmissionEvent event) {
        var view = new EventView();
        if (new EventDecoder().decode(EmissionEvents.encode(event), view) != Decoding.EVENT) {
            throw new IllegalStateException("Cannot decode what was just encoded: " + event);
        }
        return view;
    }

    static Verdict assess(EmissionEvent.Builder event) {
        return new Assessor(Thresholds.defaults()).assess(view(event.build()), APPENDED, Origin.STREAM);
    }
}
