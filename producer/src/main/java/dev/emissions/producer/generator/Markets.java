package dev.emissions.producer.generator;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The markets by their code. */
final class Markets {
    private static final List<Market> ALL = Market.all();
    private static final Map<String, Market> BY_CODE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Market::code, Function.identity()));

    private Markets() {}

    static List<Market> all() {
        return ALL;
    }

    /** The market of a code that this program wrote itself. */
    static Market of(String code) {
        return BY_CODE.get(code);
    }

    /** The English name where the text is a market's code, else the text itself. */
    static String nameOrText(String text) {
        Market market = text == null ? null : BY_CODE.get(text);
        return market == null ? text : market.name();
    }
}
