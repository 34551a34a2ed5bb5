package dev.emissions.producer.generator;

/** Which stages of an ad's life count: classic Scope3 leaves the consumer's device out, GMSF the media around the ad. */
final class Frameworks {
    static final String SCOPE3 = "scope3";
    static final String SCOPE3_CONSUMER_DEVICE = "scope3-consumer-device";
    static final String GMSF = "gmsf";

    private Frameworks() {}
}
