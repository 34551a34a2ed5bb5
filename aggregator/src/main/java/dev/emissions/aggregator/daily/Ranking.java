package dev.emissions.aggregator.daily;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The first few domains of one day and framework in some order; ties go by name. Holds no more than it ranks. */
final class Ranking {
    /** Most grams first. */
    static final Comparator<GroupRow> BY_TOTAL = Comparator.<GroupRow, BigInteger>comparing(
                    row -> row.sums().total().value())
            .reversed()
            .thenComparing(row -> row.first());

    /** Most grams per impression first; compared as fractions, so that rounding makes no ties. */
    static final Comparator<GroupRow> BY_INTENSITY =
            ((Comparator<GroupRow>) Ranking::compareIntensity).reversed().thenComparing(row -> row.first());

    private final int places;
    private final TreeSet<GroupRow> best;

    Ranking(int places, Comparator<GroupRow> order) {
        this.places = places;
        this.best = new TreeSet<>(order);
    }

    void add(GroupRow domain) {
        best.add(domain);
        if (best.size() > places) {
            best.pollLast();
        }
    }

    /** The ranked rows, first place first. */
    List<TopRow> rows(BigInteger dayNanograms) {
        List<TopRow> rows = new ArrayList<>();
        for (GroupRow row : best) {
            rows.add(new TopRow(row.framework(), rows.size() + 1, row.first(), row.sums(), dayNanograms));
        }
        return rows;
    }

    private static int compareIntensity(GroupRow left, GroupRow right) {
        return left.sums()
                .total()
                .value()
                .multiply(BigInteger.valueOf(right.sums().weighedImpressions()))
                .compareTo(right.sums()
                        .total()
                        .value()
                        .multiply(BigInteger.valueOf(left.sums().weighedImpressions())));
    }
}
