package dev.emissions.launcher.report;

import java.util.Locale;
import java.util.Map;

/** A share drawn as a row of marks. */
final class Bar {
    private static final int WIDTH = 24;

    private final String mark;

    private Bar(String mark) {
        this.mark = mark;
    }

    /** Blocks where the terminal's locale is a UTF-8 one, plain signs elsewhere. */
    static Bar of(Map<String, String> environment) {
        for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = environment.getOrDefault(variable, "");
            if (!locale.isEmpty()) {
                String upper = locale.toUpperCase(Locale.ROOT);
                return new Bar(upper.contains("UTF-8") || upper.contains("UTF8") ? "\u2588" : "#");
            }
        }
        return new Bar("#");
    }

    /** The bar of a share from 0 to 100; what is not nothing has a mark at least. */
    String draw(double percent) {
        int marks = (int) Math.round(Math.min(100, Math.max(0, percent)) / 100 * WIDTH);
        return mark.repeat(percent > 0 ? Math.max(1, marks) : 0);
    }
}
