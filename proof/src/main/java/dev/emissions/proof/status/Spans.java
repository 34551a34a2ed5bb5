package dev.emissions.proof.status;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Lengths of time as people read them. */
final class Spans {
    private Spans() {}

    /** The two largest units, such as {@code 3 d 4 h}; below a minute, seconds with one decimal. */
    static String text(Duration span) {
        long seconds = span.toSeconds();
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
        } else if (seconds < 3600) {
            return seconds / 60 + " m " + seconds % 60 + " s";
        } else if (seconds < 86_400) {
            return seconds / 3600 + " h " + seconds % 3600 / 60 + " m";
        }
        return seconds / 86_400 + " d " + seconds % 86_400 / 3600 + " h";
    }

    /** Seconds with three decimals. */
    static BigDecimal seconds(Duration span) {
        return BigDecimal.valueOf(span.toMillis(), 3).setScale(3, RoundingMode.UNNECESSARY);
    }
}
