package dev.emissions.aggregator.daily;

import java.util.List;

/**
 * A finished row of a daily table.
 *
 * @param dimensions the values of the table's dimensions
 */
record GroupRow(String framework, List<String> dimensions, Sums sums) {
    /** The value of the table's first dimension. */
    String first() {
        return dimensions.get(0);
    }
}
