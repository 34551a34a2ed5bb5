package dev.emissions.faults;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Decides what happens to each request; asked by several threads. */
@FunctionalInterface
public interface Faults {
    /** The request's fault, or {@link Fault#NONE}. */
    Fault of(Request request);

    /** The {@code nth} request of the pattern, from 1 on, and no other. */
    static Faults at(RequestPattern pattern, int nth, Fault fault) {
        var matches = new AtomicInteger();
        return request -> pattern.matches(request) && matches.incrementAndGet() == nth ? fault : Fault.NONE;
    }

    /** Every request of the pattern. */
    static Faults always(RequestPattern pattern, Fault fault) {
        return request -> pattern.matches(request) ? fault : Fault.NONE;
    }

    /** A share of the pattern's requests, drawn by {@code seed}; each meets one of the faults. */
    static Faults random(long seed, double rate, RequestPattern pattern, List<Fault> faults) {
        var random = new Random(seed);
        return request -> {
            if (!pattern.matches(request)) {
                return Fault.NONE;
            }
            synchronized (random) {
                boolean strikes = random.nextDouble() < rate;
                Fault drawn = faults.get(random.nextInt(faults.size()));
                return strikes ? drawn : Fault.NONE;
            }
        };
    }
}
