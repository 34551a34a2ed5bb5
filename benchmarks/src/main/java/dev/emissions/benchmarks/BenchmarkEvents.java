package dev.emissions.benchmarks;

import dev.emissions.schemas.EmissionEvent;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Events of the shape that the wild has: few countries, devices and formats, and domains by Zipf's law. */
final class BenchmarkEvents {
    static final long APPENDED = 1_772_400_000_000_000L;

    private static final int DOMAINS = 5_000;
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final List<String> COUNTRIES = List.of("US", "GB", "DE", "FR", "JP", "CA", "AU", "BR", "IN", "ES");
    private static final List<String> DEVICES = List.of("phone", "phone", "pc", "tablet", "tv");
    private static final List<String> FORMATS = List.of("banner", "display", "native", "video");
    private static final List<String> SIZES = List.of("300x250", "728x90", "320x50", "970x250");

    private final Random random;
    private final int dirtyPercent;
    private long count;

    BenchmarkEvents(Random random, int dirtyPercent) {
        this.random = random;
        this.dirtyPercent = dirtyPercent;
    }

    EmissionEvent next() {
        EmissionEvent event = clean();
        if (random.nextInt(100) < dirtyPercent) {
            spoil(event);
        }
        return event;
    }

    private EmissionEvent clean() {
        long impressions = 100L + random.nextInt(5_000);
        double scale = impressions * (0.5 + random.nextDouble());
        double adSelection = 0.24 * scale;
        double creative = 0.04 * scale;
        double media = 0.05 * scale;
        return EmissionEvent.newBuilder()
                .setEventId("%016x%016x".formatted(random.nextLong(), random.nextLong()))
                .setEventTime(APPENDED - (long) (random.nextDouble() * MICROS_PER_DAY))
                .setDomain("news-site-" + (int) Math.pow(DOMAINS, random.nextDouble()) + ".example.com")
                .setChannel("web")
                .setFormat(oneOf(FORMATS))
                .setAdSize(oneOf(SIZES))
                .setCountry(oneOf(COUNTRIES))
                .setRegion("north")
                .setDevice(oneOf(DEVICES))
                .setNetwork("mobile")
                .setImpressions(impressions)
                .setAdSelectionGrams(adSelection)
                .setCreativeDistributionGrams(creative)
                .setMediaDistributionGrams(media)
                .setTotalGrams(adSelection + creative + media)
                .setDomainCoverage("measured")
                .setFramework("scope3")
                .setMethodologyVersion("2026-1")
                .setSellerDomain("exchange.example")
                .setBuyingMethod("open-auction")
                .setProducerSequence(count++)
                .build();
    }

    private void spoil(EmissionEvent event) {
        switch (random.nextInt(8)) {
            case 0 -> event.setDomain("https://www." + event.getDomain().toUpperCase(Locale.ROOT) + "/");
            case 1 -> event.setCountry("United Kingdom");
            case 2 -> event.setDevice("desktop");
            case 3 -> event.setTotalGrams(event.getTotalGrams() * 1.02);
            case 4 -> event.setDomain(null);
            case 5 -> event.setAdSelectionGrams(Double.NaN);
            case 6 -> event.setCountry("ANZ");
            default -> event.setImpressions(null);
        }
    }

    private String oneOf(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
