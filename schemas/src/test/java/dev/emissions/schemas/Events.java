package dev.emissions.schemas;

import java.util.Random;

/** Events for tests. */
final class Events {
    private static final String[] TEXTS = {
        "",
        " ",
        "a",
        "example.com",
        "null",
        "m\u00fcller.de",
        "\u65e5\u672c",
        "\ud83d\ude00",
        "x".repeat(200),
        "\u0000",
        "7_letter",
        "8_letters"
    };
    private static final double[] NUMBERS = {
        0,
        -0.0,
        1,
        -1,
        0.017,
        1e-300,
        1e300,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE
    };
    private static final long[] COUNTS = {0, 1, -1, 63, 64, -65, Long.MAX_VALUE, Long.MIN_VALUE, 1_700_000_000_000_000L
    };

    private Events() {}

    /** Every field has a value of its own. */
    static EmissionEvent full() {
        return EmissionEvent.newBuilder()
                .setEventId("id-1")
                .setEventTime(1_700_000_000_123_456L)
                .setDomain("example.com")
                .setChannel("web")
                .setFormat("banner")
                .setAdSize("300x250")
                .setCountry("FR")
                .setRegion("Bretagne")
                .setDevice("phone")
                .setNetwork("fixed")
                .setImpressions(1234L)
                .setAdSelectionGrams(0.1)
                .setCreativeDistributionGrams(0.02)
                .setMediaDistributionGrams(0.03)
                .setConsumerDeviceGrams(0.04)
                .setTotalGrams(0.19)
                .setDomainCoverage("measured")
                .setFramework("scope3")
                .setMethodologyVersion("2025-1")
                .setSellerDomain("seller.example")
                .setBuyingMethod("open-auction")
                .setProducerSequence(77L)
                .build();
    }

    static EmissionEvent random(Random random) {
        var event = new EmissionEvent();
        for (var field : EmissionEvent.getClassSchema().getFields()) {
            event.put(field.pos(), random.nextInt(4) == 0 ? null : value(field, random));
        }
        return event;
    }

    private static Object value(org.apache.avro.Schema.Field field, Random random) {
        return switch (field.schema().getTypes().get(1).getType()) {
            case STRING -> TEXTS[random.nextInt(TEXTS.length)] + (random.nextBoolean() ? random.nextInt(1000) : "");
            case LONG -> random.nextBoolean() ? COUNTS[random.nextInt(COUNTS.length)] : random.nextLong();
            case DOUBLE -> random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)] : random.nextDouble();
            default -> throw new IllegalStateException("no values for " + field);
        };
    }
}
