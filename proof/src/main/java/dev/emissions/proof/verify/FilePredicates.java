package dev.emissions.proof.verify;

import dev.emissions.lakehouse.CleanedTable;
import dev.emissions.lakehouse.OffsetRanges;
import io.delta.kernel.expressions.AlwaysFalse;
import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Or;
import io.delta.kernel.expressions.Predicate;
import java.util.List;

/** Which files can hold rows of a scope, by the statistics that the log keeps of partitions and offsets. */
final class FilePredicates {
    /** With more ranges a partition's whole span is asked for. */
    private static final int MOST_RANGES = 16;

    private static final Column PARTITION = new Column(CleanedTable.KAFKA_PARTITION);
    private static final Column OFFSET = new Column(CleanedTable.KAFKA_OFFSET);

    private FilePredicates() {}

    static Predicate of(Scope scope) {
        // Kernel prunes nothing by a predicate that has a constant in it.
        Predicate any = null;
        for (int number = 0; number < scope.partitions().count(); number++) {
            OffsetRanges ranges = scope.ranges(number);
            if (ranges.size() > 0) {
                Predicate here = new Predicate(
                        "=",
                        List.of(
                                PARTITION,
                                Literal.ofInt(scope.partitions().source(number).partition())));
                Predicate wanted = new And(here, offsets(ranges));
                any = any == null ? wanted : new Or(any, wanted);
            }
        }
        return any == null ? AlwaysFalse.ALWAYS_FALSE : any;
    }

    private static Predicate offsets(OffsetRanges ranges) {
        if (ranges.size() > MOST_RANGES) {
            return between(ranges.from(0), ranges.until(ranges.size() - 1));
        }
        Predicate any = between(ranges.from(0), ranges.until(0));
        for (int i = 1; i < ranges.size(); i++) {
            any = new Or(any, between(ranges.from(i), ranges.until(i)));
        }
        return any;
    }

    private static Predicate between(long from, long until) {
        return new And(
                new Predicate(">=", List.of(OFFSET, Literal.ofLong(from))),
                new Predicate("<", List.of(OFFSET, Literal.ofLong(until))));
    }
}
