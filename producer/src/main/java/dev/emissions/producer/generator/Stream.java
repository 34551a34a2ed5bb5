package dev.emissions.producer.generator;

/** Numbers of the independent streams of random numbers of one seed; changing one changes what every seed makes. */
final class Stream {
    static final long SITES = 1;
    static final long EVENTS = 2;
    static final long ISSUES = 3;
    static final long TWINS = 4;
    static final long IDS = 5;
    static final long METHODOLOGY = 6;
    static final long ANOMALIES = 7;

    private Stream() {}
}
