package dev.emissions.cleaner.repair;

import dev.emissions.lakehouse.AppendOutcome;
import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.CorrectionsTable;
import dev.emissions.lakehouse.DeltaTable;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.QuarantineTable;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out repairs, each at most once, whoever decided them and wherever that process died.
 *
 * <p>The first commit is the point of no return: to cleaned, or to the corrections where cleaned stays as it is. Corrections come last, even
 * where there are none: their commit says that the repair is complete. The commit to cleaned lands
 * on the state by which the plan was judged or never; a plan that was overtaken stays void for ever. A further repair is decided only after the
 * last one is complete or void, so at most one is ever open.
 */
public final class Repairs {
    private static final Logger LOG = LoggerFactory.getLogger(Repairs.class);

    private final RepairLog log;
    private final DeltaTable cleaned;
    private final DeltaTable quarantine;
    private final DeltaTable corrections;

    public Repairs(Lake lake) {
        this.log = new RepairLog(lake);
        this.cleaned = new DeltaTable(lake, CleanedTable.CONTRACT);
        this.quarantine = new DeltaTable(lake, QuarantineTable.CONTRACT);
        this.corrections = new DeltaTable(lake, CorrectionsTable.CONTRACT);
    }

    /** Completes the last repair if it was decided but its process did not live to commit it. */
    public void complete() {
        last();
    }

    /**
     * A repair that is complete or void.
     *
     * @param number 0 if there never was one
     * @param correctedMicros when its records moved: microseconds since the epoch
     */
    record Done(long number, long correctedMicros) {}

    /** The last repair, which is complete afterwards. */
    Done last() {
        long number = log.last();
        Optional<Plan> plan = log.find(number);
        plan.ifPresent(decided -> carryOut(number, decided));
        return new Done(number, plan.map(Plan::correctedMicros).orElse(0L));
    }

    /** The last repair, in words, if it was decided and begun but not finished; changes nothing. */
    public Optional<String> unfinished() {
        long number = log.last();
        return log.find(number)
                .filter(plan -> isUnfinished(plan, CorrectionsTable.application(plan.operationId(), number)))
                .map(plan -> "repair " + number + " of operation " + plan.operationId());
    }

    private boolean isUnfinished(Plan plan, String application) {
        boolean isBegun =
                !changesCleaned(plan) || cleaned.committedVersion(application).isPresent();
        return isBegun && corrections.committedVersion(application).isEmpty();
    }

    /** Number of the last repair, complete or not. */
    long lastNumber() {
        return log.last();
    }

    /** Makes the plan stand; false if another process decided on a repair of that number, and nothing was done. */
    boolean decide(long number, Plan plan) {
        return log.put(number, plan);
    }

    /** Commits what was decided, what stands already excepted; false if it is void, and nothing was done. */
    boolean carryOut(long number, Plan plan) {
        String application = CorrectionsTable.application(plan.operationId(), number);
        if (changesCleaned(plan) && commitCleaned(application, plan) instanceof AppendOutcome.Overtaken) {
            return false;
        }
        if (!plan.quarantined().isEmpty()) {
            quarantine.append(application, 0, plan.quarantined());
        }
        corrections.createIfAbsent();
        if (corrections.append(application, 0, plan.corrections()).isPresent()) {
            LOG.atInfo()
                    .addKeyValue("operation", plan.operationId())
                    .addKeyValue("number", number)
                    .log("Committed a repair");
        }
        return true;
    }

    private static boolean changesCleaned(Plan plan) {
        return !plan.cleaned().isEmpty() || !plan.removed().isEmpty();
    }

    private AppendOutcome commitCleaned(String application, Plan plan) {
        return cleaned.replaceOnto(plan.base(), application, 0, Set.copyOf(plan.removed()), plan.cleaned());
    }
}
