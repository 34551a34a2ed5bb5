package dev.emissions.quality;

import dev.emissions.schemas.EmissionEvent;
import java.time.Instant;
import java.util.Random;

/** Events that are mostly right, with anything wrong here and there. */
final class RandomEvents {
    private static final String[] DOMAINS = {
        "example.com",
        "news.example.com",
        "WWW.Example.com",
        "https://example.org/x",
        "localhost",
        "",
        "null",
        "10.0.0.1",
        "m\u00fcller.de",
        "ad.doubleclick.net",
        "a_b.com"
    };
    private static final String[] COUNTRIES = {"FR", "US", "UK", "gbr", "Germany", "ANZ", "ZZ", " ", "n/a"};
    private static final String[] DEVICES = {"phone", "pc", "tv", "desktop", "1", "4", "toaster"};
    private static final String[] FORMATS = {"banner", "display", "video", "audio", "Native", "skywriting"};
    private static final String[] SIZES = {"300x250", "728x90", "x", "0x0", "-"};
    private static final String[] COVERAGES = {"measured", "modeled", "missing", "unknown", "guessed"};
    private static final String[] FRAMEWORKS = {"scope3", "scope3-consumer-device", "gmsf", "other"};
    private static final double[] ODD_GRAMS = {
        0, -0.0, -1, 1e-12, 0.005, 1e6, 8.9e8, 1e9, 1e300, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY
    };
    private static final long[] ODD_COUNTS = {0, -1, 1, Long.MAX_VALUE, Long.MIN_VALUE, 1_000_000_000_000L};

    private final Random random;

    RandomEvents(long seed) {
        random = new Random(seed);
    }

    EmissionEvent next() {
        EmissionEvent.Builder event = Given.cleanEvent();
        event.setEventId(rarely() ? oneOf(" ", "-", null) : "id-" + random.nextInt(1000));
        event.setEventTime(time());
        event.setDomain(textOf(DOMAINS));
        event.setCountry(textOf(COUNTRIES));
        event.setDevice(textOf(DEVICES));
        event.setFormat(textOf(FORMATS));
        event.setAdSize(textOf(SIZES));
        event.setDomainCoverage(textOf(COVERAGES));
        event.setFramework(textOf(FRAMEWORKS));
        event.setImpressions(rarely() ? null : rarely() ? oddCount() : Long.valueOf(1 + random.nextInt(5000)));
        long impressions = event.getImpressions() == null ? 1 : Math.max(1, event.getImpressions());
        double scale = impressions * Math.exp(random.nextGaussian());
        event.setAdSelectionGrams(grams(scale * 0.2));
        event.setCreativeDistributionGrams(grams(scale * 0.04));
        event.setMediaDistributionGrams(grams(scale * 0.06));
        event.setConsumerDeviceGrams(random.nextBoolean() ? null : grams(scale * 0.05));
        event.setTotalGrams(total(event));
        return rarely() ? withoutGrams(event) : event.build();
    }

    private EmissionEvent withoutGrams(EmissionEvent.Builder event) {
        return event.setDomainCoverage(random.nextBoolean() ? "missing" : event.getDomainCoverage())
                .setAdSelectionGrams(null)
                .setCreativeDistributionGrams(null)
                .setMediaDistributionGrams(null)
                .setConsumerDeviceGrams(null)
                .setTotalGrams(null)
                .build();
    }

    private Double total(EmissionEvent.Builder event) {
        double sum = orZero(event.getAdSelectionGrams())
                + orZero(event.getCreativeDistributionGrams())
                + orZero(event.getMediaDistributionGrams())
                + orZero(event.getConsumerDeviceGrams());
        return rarely() ? null : grams(rarely() ? sum * (1 + random.nextGaussian() * 0.01) : sum);
    }

    private static double orZero(Double grams) {
        return grams == null ? 0 : grams;
    }

    private Double grams(double usual) {
        if (rarely()) {
            return random.nextBoolean() ? null : Double.valueOf(ODD_GRAMS[random.nextInt(ODD_GRAMS.length)]);
        }
        return usual;
    }

    private Long time() {
        if (rarely()) {
            return random.nextBoolean() ? null : Long.valueOf(random.nextLong());
        }
        Instant around = Given.EVENT_TIME.plusSeconds(random.nextInt(500_000) - 480_000);
        return Given.micros(around);
    }

    private Long oddCount() {
        return ODD_COUNTS[random.nextInt(ODD_COUNTS.length)];
    }

    private String textOf(String[] texts) {
        return rarely() ? null : random.nextInt(3) > 0 ? texts[0] : texts[random.nextInt(texts.length)];
    }

    private String oneOf(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private boolean rarely() {
        return random.nextInt(25) == 0;
    }
}
