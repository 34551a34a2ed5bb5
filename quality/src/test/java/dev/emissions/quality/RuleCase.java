package dev.emissions.quality;

import dev.emissions.schemas.EmissionEvent;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One event and whether one rule must fire for it. */
record RuleCase(
        String id, Kind kind, boolean fires, Consumer<EmissionEvent.Builder> change, Duration age, Origin origin) {
    enum Kind {
        VIOLATING,
        PASSING,
        /** What the rule looks at is not there. */
        ABSENT
    }

    static RuleCase violating(String id, Consumer<EmissionEvent.Builder> change) {
        return new RuleCase(id, Kind.VIOLATING, true, change, Duration.ofMinutes(1), Origin.STREAM);
    }

    static RuleCase passing(String id, Consumer<EmissionEvent.Builder> change) {
        return new RuleCase(id, Kind.PASSING, false, change, Duration.ofMinutes(1), Origin.STREAM);
    }

    static RuleCase absent(String id, Consumer<EmissionEvent.Builder> change) {
        return new RuleCase(id, Kind.ABSENT, false, change, Duration.ofMinutes(1), Origin.STREAM);
    }

    /** For rules that fire because something is not there. */
    static RuleCase absentFires(String id, Consumer<EmissionEvent.Builder> change) {
        return new RuleCase(id, Kind.ABSENT, true, change, Duration.ofMinutes(1), Origin.STREAM);
    }

    RuleCase appendedAfter(Duration otherAge) {
        return new RuleCase(id, kind, fires, change, otherAge, origin);
    }

    RuleCase fromFile() {
        return new RuleCase(id, kind, fires, change, age, Origin.FILE_DROP);
    }

    /** Every rule that fires for this event. */
    Stream<Rule> fired() {
        EmissionEvent.Builder event = Given.cleanEvent();
        change.accept(event);
        long appended = Given.micros(Given.EVENT_TIME.plus(age));
        Verdict verdict = new Assessor(Thresholds.defaults()).assess(Given.view(event.build()), appended, origin);
        return Stream.of(
                        verdict.rejections().stream(),
                        verdict.flags().stream(),
                        verdict.counted().stream(),
                        verdict.repairs().stream().map(Repair::rule))
                .flatMap(rules -> rules);
    }

    @Override
    public String toString() {
        return id + " " + kind;
    }
}
