package dev.emissions.cleaner.repair;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.Micros;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One operation's way to its commits, chunk by chunk: decides, makes the decision stand, carries it out, and decides anew where another
 * process was faster. Begin it before the records are chosen.
 */
final class RepairRun {
    private static final int MOST_ATTEMPTS = 100;

    private final Lake lake;
    private final Operation operation;
    private final Disposition from;
    private final Decider decider;
    private final Clock clock;
    private final Repairs repairs;
    private Repairs.Done last;
    private boolean isAlone = true;

    /**
     * @param from where the records must stand to be moved
     */
    RepairRun(Lake lake, Operation operation, Disposition from, Decider decider, Clock clock) {
        this.lake = lake;
        this.operation = operation;
        this.from = from;
        this.decider = decider;
        this.clock = clock;
        this.repairs = new Repairs(lake);
        this.last = repairs.last();
    }

    /** Deals with records that stood where they must when this run began; returns what became of those that still do. */
    RepairTally settle(List<Candidate> chunk) throws IOException {
        Decision decision = null;
        List<Candidate> standing = chunk;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            boolean caughtUp = catchUp();
            if (decision != null && !caughtUp) {
                decision = decider.decideAgain(standing, nextMicros());
            } else {
                standing = isAlone ? chunk : stillStanding(chunk);
                decision = decider.decide(standing, nextMicros());
            }
            if (decision.isEmpty() || isCarriedOut(decision)) {
                return decision.tally();
            }
        }
        throw new CommandFailure(
                ExitCode.UNREACHABLE,
                "Cannot " + operation.cause().word() + " records: other processes wrote to cleaned before each of "
                        + MOST_ATTEMPTS + " attempts; expected a moment without a commit; run it again while clean runs"
                        + " with a longer --trigger");
    }

    /** Whether another process decided on a repair since the last look; it is complete or void afterwards. */
    private boolean catchUp() {
        if (repairs.lastNumber() == last.number()) {
            return false;
        }
        last = repairs.last();
        isAlone = false;
        return true;
    }

    private boolean isCarriedOut(Decision decision) {
        long number = last.number() + 1;
        Plan plan = new Plan(
                operation.id(),
                nextMicros(),
                decision.base(),
                decision.removed(),
                decision.cleaned(),
                decision.quarantined(),
                decision.corrections());
        if (!repairs.decide(number, plan)) {
            return false;
        }
        last = new Repairs.Done(number, plan.correctedMicros());
        return repairs.carryOut(number, plan);
    }

    /** Now, but later than the last repair, whatever another machine's clock said. */
    private long nextMicros() {
        return Math.max(Micros.of(clock.instant()), last.correctedMicros() + 1);
    }

    private List<Candidate> stillStanding(List<Candidate> chunk) {
        Set<Position> positions = chunk.stream().map(Candidate::position).collect(Collectors.toSet());
        Standings standings = Standings.read(lake, positions::contains);
        return chunk.stream()
                .filter(candidate -> standings.of(candidate.position()) == from)
                .toList();
    }
}
