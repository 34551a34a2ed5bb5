package dev.emissions.producer.generator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** Spreads a span's events over time as people are awake: daily and weekly cycles, hour by hour in UTC. */
final class Traffic {
    /** Longest span, so that the table of its hours stays small. */
    static final Duration LONGEST_SPAN = Duration.ofDays(3653);

    private static final double[] BY_HOUR = {
        0.62, 0.52, 0.46, 0.44, 0.47, 0.56, 0.72, 0.90, 1.04, 1.10, 1.13, 1.16, 1.20, 1.21, 1.22, 1.24, 1.27, 1.32,
        1.40, 1.46, 1.42, 1.28, 1.05, 0.81
    };
    private static final double WEEKEND = 0.84;
    private static final long HOUR_MICROS = Duration.ofHours(1).toNanos() / 1000;

    private final long startMicros;
    private final long spanMicros;
    private final long firstHourMicros;
    /** Traffic of the span before each hour's begin, as a share of the whole; one more entry than hours. */
    private final double[] before;

    Traffic(Instant start, Duration span) {
        if (span.isNegative() || span.isZero() || span.compareTo(LONGEST_SPAN) > 0) {
            throw new IllegalArgumentException("A span must be longer than nothing and at most " + LONGEST_SPAN);
        }
        this.startMicros = ChronoUnit.MICROS.between(Instant.EPOCH, start);
        this.spanMicros = span.toNanos() / 1000;
        this.firstHourMicros = Math.floorDiv(startMicros, HOUR_MICROS) * HOUR_MICROS;
        this.before = sharesBefore();
    }

    /** The time at which the given share of the span's events has happened. */
    long microsAt(double share) {
        int found = Arrays.binarySearch(before, share);
        int hour = Math.min(before.length - 2, found >= 0 ? found : -found - 2);
        double within = (share - before[hour]) / (before[hour + 1] - before[hour]);
        long from = hourStart(hour);
        return from + (long) (within * (hourStart(hour + 1) - from));
    }

    private double[] sharesBefore() {
        long end = startMicros + spanMicros;
        int hours = (int) ((end - 1 - firstHourMicros) / HOUR_MICROS) + 1;
        double[] shares = new double[hours + 1];
        for (int hour = 0; hour < hours; hour++) {
            shares[hour + 1] = shares[hour] + weight(hour) * (hourStart(hour + 1) - hourStart(hour));
        }
        double whole = shares[hours];
        for (int hour = 0; hour <= hours; hour++) {
            shares[hour] /= whole;
        }
        return shares;
    }

    /** Start of the hour, cut to the span. */
    private long hourStart(int hour) {
        long begin = firstHourMicros + hour * HOUR_MICROS;
        return Math.max(startMicros, Math.min(startMicros + spanMicros, begin));
    }

    private double weight(int hour) {
        ZonedDateTime time = Instant.EPOCH
                .plus(firstHourMicros + hour * HOUR_MICROS, ChronoUnit.MICROS)
                .atZone(ZoneOffset.UTC);
        boolean weekend = time.getDayOfWeek().getValue() > 5;
        return BY_HOUR[time.getHour()] * (weekend ? WEEKEND : 1);
    }
}
