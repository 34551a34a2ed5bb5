package dev.emissions.producer.generator;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The emission model in force at a time: it changes at month boundaries and moves the level of every figure a little. */
final class Methodology {
    /** How far one version's level is from another's at most. */
    private static final double LARGEST_SHIFT = 0.08;

    private static final int MONTHS = 3;

    private final EventRandom random;
    private String version = "";
    private double level = 1;
    private long fromMicros = Long.MAX_VALUE;
    private long untilMicros = Long.MIN_VALUE;

    Methodology(long seed) {
        this.random = new EventRandom(seed, Stream.METHODOLOGY);
    }

    /** Moves to the version in force at the time; cheap while that stays the same. */
    Methodology at(long eventMicros) {
        if (eventMicros < fromMicros || eventMicros >= untilMicros) {
            moveTo(LocalDate.ofInstant(instant(eventMicros), ZoneOffset.UTC));
        }
        return this;
    }

    String version() {
        return version;
    }

    double level() {
        return level;
    }

    private void moveTo(LocalDate day) {
        int index = Math.floorDiv(day.getYear() * 12 + day.getMonthValue() - 1, MONTHS);
        LocalDate first = LocalDate.of(Math.floorDiv(index * MONTHS, 12), Math.floorMod(index * MONTHS, 12) + 1, 1);
        fromMicros = micros(first);
        untilMicros = micros(first.plusMonths(MONTHS));
        version = String.format(Locale.ROOT, "%d.%02d", first.getYear(), first.getMonthValue());
        level = 1 + LARGEST_SHIFT * (random.at(index).uniform() - 0.5);
    }

    private static long micros(LocalDate day) {
        return ChronoUnit.MICROS.between(java.time.Instant.EPOCH, day.atStartOfDay(ZoneOffset.UTC));
    }

    private static java.time.Instant instant(long micros) {
        return java.time.Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
