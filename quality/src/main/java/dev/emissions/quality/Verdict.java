package dev.emissions.quality;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What becomes of one event: accepted, as repaired and flagged, or rejected.
 *
 * <p>Belongs to the {@link Assessor} that gave it and changes with its next answer; the lists it hands out never change.
 */
public final class Verdict {
    private final Facts facts;
    private final Rule[] rules;
    private final CleanEvent event;
    private final long rejecting;
    private final long replacing;
    private final RuleLists rejections;
    private final RuleLists flags;
    private final RuleLists counted;
    private long fired;

    Verdict(Facts facts, Rule[] rules) {
        this.facts = facts;
        this.rules = rules;
        this.event = new CleanEvent(facts);
        this.rejecting = bits(Reaction.REJECT);
        this.replacing = IntStream.range(0, rules.length)
                .filter(i -> rules[i].replaces())
                .mapToLong(i -> 1L << i)
                .sum();
        this.rejections = new RuleLists(rules, rejecting);
        this.flags = new RuleLists(rules, bits(Reaction.FLAG));
        this.counted = new RuleLists(rules, bits(Reaction.COUNT));
    }

    private long bits(Reaction reaction) {
        return IntStream.range(0, rules.length)
                .filter(i -> rules[i].reaction() == reaction)
                .mapToLong(i -> 1L << i)
                .sum();
    }

    void set(long firedRules) {
        fired = firedRules;
    }

    public boolean accepted() {
        return (fired & rejecting) == 0;
    }

    /**
     * The event with its repairs.
     *
     * @throws IllegalStateException if it was rejected
     */
    public CleanEvent event() {
        if (!accepted()) {
            throw new IllegalStateException("Cannot clean an event that was rejected: " + rejections());
        }
        return event;
    }

    /** Every reason to reject the event; empty when it was accepted. */
    public List<Rule> rejections() {
        return rejections.of(fired);
    }

    /** The rules that doubt the event, whether it was accepted or not. */
    public List<Rule> flags() {
        return flags.of(fired);
    }

    /** The rules that only count the event. */
    public List<Rule> counted() {
        return counted.of(fired);
    }

    /** The values that were replaced, with what the record stated; flags that put a stand-in in place of a value are among them. */
    public List<Repair> repairs() {
        long replaced = fired & replacing;
        if (replaced == 0) {
            return List.of();
        }
        Repair[] repairs = new Repair[Long.bitCount(replaced)];
        for (int i = 0; replaced != 0; i++, replaced &= replaced - 1) {
            Rule rule = rules[Long.numberOfTrailingZeros(replaced)];
            repairs[i] = rule.subject().note().of(rule, facts);
        }
        return List.of(repairs);
    }
}
