package dev.emissions.producer.generator;

import dev.emissions.schemas.EmissionEvent;
import java.util.List;
import java.util.Set;

/**
 * One intended fault: what must be done to a faultless event so that a rule of the catalogue fires.
 *
 * @param id the rule that must fire
 * @param usualShare share of all events that have the fault in the usual mix
 * @param targets the forms in which the fault can be told
 * @param injection how it is made
 * @param alsoFires other rules that the same fault makes fire
 */
record Issue(String id, double usualShare, Set<Target> targets, Injection injection, List<String> alsoFires) {
    static Issue change(String id, double usualShare, Set<Target> targets, EventChange change) {
        return new Issue(id, usualShare, targets, new Change(change), List.of());
    }

    static Issue bytes(String id, double usualShare, Set<Target> targets, BytesChange change) {
        return new Issue(id, usualShare, targets, new Damage(change), List.of());
    }

    static Issue twin(String id, double usualShare, Set<Target> targets, EventChange change) {
        return new Issue(id, usualShare, targets, new Twin(change), List.of());
    }

    Issue alsoFiring(String... ids) {
        return new Issue(id, usualShare, targets, injection, List.of(ids));
    }

    /** The two resends come on top of the other issues. */
    boolean isTwin() {
        return injection instanceof Twin;
    }

    /** How a fault is made. */
    sealed interface Injection {
        /** Makes the fault in the faultless event; {@code arrivalMicros} is when the broker is expected to append it. */
        void inject(GeneratedEvent into, EventRandom random, long arrivalMicros);
    }

    /** Changes fields of an event. */
    record Change(EventChange change) implements Injection {
        @Override
        public void inject(GeneratedEvent into, EventRandom random, long arrivalMicros) {
            change.apply(into.event(), random, arrivalMicros);
        }
    }

    /** Changes the encoded bytes of an event; in a file of text the line is torn instead. */
    record Damage(BytesChange change) implements Injection {
        @Override
        public void inject(GeneratedEvent into, EventRandom random, long arrivalMicros) {
            into.damage(value -> change.apply(value, random));
        }
    }

    /** Sends an earlier faultless event again, after this change. */
    record Twin(EventChange change) implements Injection {
        @Override
        public void inject(GeneratedEvent into, EventRandom random, long arrivalMicros) {
            change.apply(into.event(), random, arrivalMicros);
        }
    }

    /** Changes fields in place. */
    @FunctionalInterface
    interface EventChange {
        void apply(EmissionEvent event, EventRandom random, long arrivalMicros);
    }

    /** Answers with other bytes; may change the given ones. */
    @FunctionalInterface
    interface BytesChange {
        byte[] apply(byte[] value, EventRandom random);
    }
}
