package dev.emissions.quality;

import dev.emissions.schemas.EventView;

/** Applies the whole catalogue to one event after the other. For one thread: what it answers is overwritten by the next answer. */
public final class Assessor {
    private static final Rule[] RULES = RuleCatalogue.rules().toArray(Rule[]::new);

    private final Facts facts;
    private final Verdict verdict;

    public Assessor(Thresholds thresholds) {
        facts = new Facts(thresholds);
        verdict = new Verdict(facts, RULES);
    }

    /**
     * What becomes of the event; depends on nothing but the arguments and the thresholds.
     *
     * @param event valid as long as the verdict is used
     * @param appendTimeMicros when the broker appended the record, microseconds since 1970-01-01T00:00:00Z; negative when it does
     *     not say, which keeps the rules silent that compare with it
     * @return reused by the next call
     */
    public Verdict assess(EventView event, long appendTimeMicros, Origin origin) {
        facts.read(event, appendTimeMicros, origin);
        verdict.set(Conditions.fired(facts));
        return verdict;
    }
}
