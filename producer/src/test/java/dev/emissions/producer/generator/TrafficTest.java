package dev.emissions.producer.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest {
    /** A Sunday's last hours are the begin. */
    private static final Instant START = Instant.parse("2026-03-01T21:17:03.5Z");

    @ParameterizedTest
    @ValueSource(strings = {"PT0.001S", "PT1S", "PT59M", "PT26H", "P9D"})
    void timesRiseFromStartToEnd(Duration span) {
        Traffic traffic = new Traffic(START, span);
        long start = START.toEpochMilli() * 1000;
        long before = start;
        for (int i = 0; i <= 1000; i++) {
            long micros = traffic.microsAt(i / 1000.0);
            assertThat(micros).isBetween(before, start + span.toNanos() / 1000);
            before = micros;
        }

        assertThat(traffic.microsAt(0)).isEqualTo(start);
    }

    @Test
    void theEveningIsBusierThanTheNightAndTheWeekendQuieter() {
        Traffic week = new Traffic(Instant.parse("2026-03-02T00:00:00Z"), Duration.ofDays(7));

        double night = shareBetween(week, "2026-03-03T02:00:00Z", "2026-03-03T05:00:00Z");
        double evening = shareBetween(week, "2026-03-03T18:00:00Z", "2026-03-03T21:00:00Z");
        double tuesday = shareBetween(week, "2026-03-03T00:00:00Z", "2026-03-04T00:00:00Z");
        double sunday = shareBetween(week, "2026-03-08T00:00:00Z", "2026-03-08T23:59:59Z");

        assertThat(evening / night).isGreaterThan(2.5);
        assertThat(sunday / tuesday).isCloseTo(0.84, within(0.01));
    }

    @Test
    void aSpanOfNothingIsRefused() {
        assertThatThrownBy(() -> new Traffic(START, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Found by halving, since traffic only answers the other way round. */
    private static double shareBetween(Traffic traffic, String from, String until) {
        return shareAt(traffic, Instant.parse(until)) - shareAt(traffic, Instant.parse(from));
    }

    private static double shareAt(Traffic traffic, Instant time) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (traffic.microsAt(middle) < time.toEpochMilli() * 1000) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
