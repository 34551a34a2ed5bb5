package dev.emissions.benchmarks.pipeline;

/** What became of events. */
record Counts(long cleaned, long quarantined, long duplicates, long gaps) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plus(Counts other) {
        return new Counts(
                cleaned + other.cleaned,
                quarantined + other.quarantined,
                duplicates + other.duplicates,
                gaps + other.gaps);
    }

    long sum() {
        return cleaned + quarantined + duplicates + gaps;
    }
}
