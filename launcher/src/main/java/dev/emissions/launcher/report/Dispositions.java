package dev.emissions.launcher.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many offsets came to which end. */
public record Dispositions(long cleaned, long quarantined, long duplicates, long gaps) {
    static final Dispositions NONE = new Dispositions(0, 0, 0, 0);

    @JsonProperty
    public long total() {
        return cleaned + quarantined + duplicates + gaps;
    }

    Dispositions plus(Dispositions other) {
        return new Dispositions(
                cleaned + other.cleaned,
                quarantined + other.quarantined,
                duplicates + other.duplicates,
                gaps + other.gaps);
    }
}
