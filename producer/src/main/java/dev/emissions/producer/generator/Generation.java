package dev.emissions.producer.generator;

import dev.emissions.cli.Progress;
import dev.emissions.producer.publish.StopSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One run of the generator: event after event into a sink, until the count, the time or the user says stop. */
final class Generation {
    private static final int EVENTS_BETWEEN_CHECKS = 256;

    private final EventGenerator generator;
    private final EventSink sink;
    private final Limits limits;
    private final StopSignal stop;
    private final Clock clock;

    Generation(EventGenerator generator, EventSink sink, Limits limits, StopSignal stop, Clock clock) {
        this.generator = generator;
        this.sink = sink;
        this.limits = limits;
        this.stop = stop;
        this.clock = clock;
    }

    /** Runs to the end; all events are safe in the sink afterwards. */
    Tally run(Progress progress) {
        Instant end = clock.instant().plus(limits.duration());
        Pacer pacer = new Pacer(limits.eventsPerSecond(), System::nanoTime, stop);
        GeneratedEvent event = new GeneratedEvent();
        Tally tally = new Tally();
        boolean slow = limits.eventsPerSecond() < EVENTS_BETWEEN_CHECKS * 4;
        for (long position = 0; position < limits.count() && !stop.isRequested(); position++) {
            if (slow || position % EVENTS_BETWEEN_CHECKS == 0) {
                progress.update(position);
                if (!clock.instant().isBefore(end)) {
                    break;
                }
            }
            pacer.await();
            generator.generate(position, event);
            sink.accept(event);
            tally.add(event);
        }
        sink.finish();
        return tally;
    }

    /**
     * When a run ends and how fast it may go.
     *
     * @param count Long.MAX_VALUE for no limit
     * @param duration time on the clock, not of the events
     * @param eventsPerSecond infinite for no limit
     */
    record Limits(long count, Duration duration, double eventsPerSecond) {
        /** Longer than any run, and short enough to be added to a time. */
        static final Duration ENDLESS = Duration.ofDays(36_500);
    }
}
