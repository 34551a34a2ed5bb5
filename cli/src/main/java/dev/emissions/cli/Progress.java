package dev.emissions.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells how far a long piece of work is, at most once a second: count, rate and, where the end is known, time left. */
public final class Progress {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

    private final PrintWriter out;
    private final Clock clock;
    private final String unit;
    private final long expected;
    private final Instant start;
    private Instant lastLine;

    /**
     * @param unit what is counted, in the plural
     * @param expected how many there will be, or 0 when nobody knows
     */
    public Progress(PrintWriter out, Clock clock, String unit, long expected) {
        this.out = out;
        this.clock = clock;
        this.unit = unit;
        this.expected = expected;
        this.start = clock.instant();
        this.lastLine = start;
    }

    /** Prints a line if a second has passed since the last one; cheap enough to call for every thousandth piece. */
    public void update(long done) {
        Instant now = clock.instant();
        if (Duration.between(lastLine, now).compareTo(BETWEEN_LINES) >= 0) {
            lastLine = now;
            out.println(line(done, now));
            out.flush();
        }
    }

    private String line(long done, Instant now) {
        double seconds = Math.max(1e-3, Duration.between(start, now).toNanos() / 1e9);
        double rate = done / seconds;
        String line = String.format(Locale.ROOT, "  %,d %s, %,.0f/s", done, unit, rate);
        if (expected <= 0 || rate <= 0) {
            return line;
        }
        return line
                + String.format(
                        Locale.ROOT, ", %.0f %%, %.0f s left", 100.0 * done / expected, (expected - done) / rate);
    }
}
