package dev.emissions.quality;

import dev.emissions.schemas.EventView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** The event's time against the calendar and against its append to the broker, in microseconds. */
final class EventTime {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private final long earliest;
    private final long latest;
    private final long clockSkew;
    private final long lateness;

    private boolean stated;
    private boolean valid;
    private boolean comparable;
    private boolean fromFile;
    private long micros;
    private long age;

    EventTime(Thresholds thresholds) {
        earliest = micros(thresholds.earliest());
        latest = micros(thresholds.latest());
        clockSkew = TimeUnit.MICROSECONDS.convert(thresholds.clockSkew());
        lateness = TimeUnit.MICROSECONDS.convert(thresholds.lateness());
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    void read(EventView event, long appendTimeMicros, Origin origin) {
        stated = event.hasEventTime();
        micros = event.eventTimeMicros();
        valid = stated && micros >= earliest && micros < latest;
        comparable = valid && appendTimeMicros >= 0;
        fromFile = origin == Origin.FILE_DROP;
        age = comparable ? appendTimeMicros - micros : 0;
    }

    boolean missing() {
        return !stated;
    }

    boolean invalid() {
        return stated && !valid;
    }

    boolean future() {
        return comparable && -age > clockSkew;
    }

    boolean skewed() {
        return comparable && age < 0 && -age <= clockSkew;
    }

    boolean late() {
        return comparable && !fromFile && age > lateness;
    }

    long micros() {
        return micros;
    }

    /** Days since 1970-01-01, UTC. */
    int epochDay() {
        return (int) Math.floorDiv(micros, MICROS_PER_DAY);
    }
}
