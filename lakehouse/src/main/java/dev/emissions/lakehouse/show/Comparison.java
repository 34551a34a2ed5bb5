package dev.emissions.lakehouse.show;

import java.util.Arrays;

/** How a filter compares. */
enum Comparison {
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    static Comparison of(String symbol) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.symbol.equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    /** As people and Delta Kernel write it. */
    String symbol() {
        return symbol;
    }

    /** Whether two values whose comparison gave {@code sign} stand in this relation. */
    boolean holds(int sign) {
        return switch (this) {
            case EQUAL -> sign == 0;
            case UNEQUAL -> sign != 0;
            case LESS -> sign < 0;
            case AT_MOST -> sign <= 0;
            case GREATER -> sign > 0;
            case AT_LEAST -> sign >= 0;
        };
    }
}
