package dev.emissions.cleaner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** How long a micro-batch was in each of its phases; a phase that is begun again adds up. Not for use by several threads. */
final class Phases {
    /** What a micro-batch does, in order. */
    enum Phase {
        /** The tasks read, judge and write. */
        TASKS,
        /** The ledger's rows and the manifest are written: the batch is decided. */
        DECISION,
        /** The rows are committed to their tables. */
        COMMITS,
        /** The ledger is committed: the batch is sealed. */
        SEAL
    }

    private final Map<Phase, Duration> spent = new EnumMap<>(Phase.class);
    private final Clock clock;
    private Phase phase;
    private Instant since;

    Phases(Clock clock) {
        this.clock = clock;
    }

    /** Ends the phase that runs, if any, and begins this one. */
    void begin(Phase next) {
        end();
        phase = next;
    }

    /** Ends the phase that runs, if any. */
    void end() {
        Instant now = clock.instant();
        if (phase != null) {
            spent.merge(phase, Duration.between(since, now), Duration::plus);
        }
        phase = null;
        since = now;
    }

    /** Time in the phase, zero if it never ran. */
    Duration spent(Phase of) {
        return spent.getOrDefault(of, Duration.ZERO);
    }
}
