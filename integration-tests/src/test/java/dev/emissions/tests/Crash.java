package dev.emissions.tests;

import dev.emissions.faults.Fault;
import dev.emissions.faults.Faults;
import java.util.ArrayList;
import java.util.List;

/**
 * One combination of the crash matrix.
 *
 * @param nth at which of the point's requests, counted from the start of the process
 */
record Crash(CrashPoint point, Mishap mishap, int nth) {
    /** A point with one request in a batch comes in the first one, and in the third. */
    private static final List<Integer> FIRST_AND_LATER = List.of(1, 3);

    /** What happens at the point. */
    enum Mishap {
        /** The process is killed with -9, and the request does not land. */
        KILLED_BEFORE,
        /** The request lands, and the process is killed with -9. */
        KILLED_AFTER,
        /** From this request on the server refuses all of the point's, until the process gives up. */
        REFUSED
    }

    /** The cleaner's points in a new lake, in the order in which it comes to them: each is killed once before and once after. */
    static List<Crash> inNewLake() {
        List<Crash> crashes = new ArrayList<>();
        for (CrashPoint point : CrashPoint.of(CrashPoint.When.NEW_LAKE)) {
            crashes.add(new Crash(point, Mishap.KILLED_BEFORE, 1));
            crashes.add(new Crash(point, Mishap.KILLED_AFTER, 1));
        }
        return crashes;
    }

    static List<Crash> inBatches() {
        List<Crash> crashes = new ArrayList<>();
        for (CrashPoint point : CrashPoint.of(CrashPoint.When.EACH_BATCH)) {
            for (int nth : FIRST_AND_LATER) {
                crashes.add(new Crash(point, Mishap.KILLED_BEFORE, nth));
                crashes.add(new Crash(point, Mishap.KILLED_AFTER, nth));
            }
            if (point != CrashPoint.LEDGER_CHECKSUM) {
                crashes.add(new Crash(point, Mishap.REFUSED, 1));
            }
        }
        return crashes;
    }

    static List<Crash> inAggregation() {
        List<Crash> crashes = new ArrayList<>();
        for (CrashPoint point : CrashPoint.of(CrashPoint.When.EACH_RUN)) {
            crashes.add(new Crash(point, Mishap.KILLED_BEFORE, 1));
            crashes.add(new Crash(point, Mishap.KILLED_AFTER, 1));
        }
        return crashes;
    }

    /** What the proxy has to do; {@code kill} ends the process. */
    Faults faults(Runnable kill) {
        return switch (mishap) {
            case KILLED_BEFORE -> Faults.at(point.requests(), nth, Fault.before(kill));
            case KILLED_AFTER -> Faults.at(point.requests(), nth, Fault.after(kill));
            case REFUSED -> Faults.always(point.requests(), Fault.REFUSE_500);
        };
    }

    @Override
    public String toString() {
        return point + " " + mishap + (nth == 1 ? "" : " at request " + nth);
    }
}
