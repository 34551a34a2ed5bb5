package dev.emissions.benchmarks.pipeline;

import java.util.List;

/** A way to clean the topic, as the command of a process. */
enum Way {
    OURS("ours", "emissions", "clean --available-now"),
    USUAL("usual way", "bench", "usual"),
    FLOOR("floor", "bench", "floor");

    private final String title;
    private final String script;
    private final String arguments;

    Way(String title, String script, String arguments) {
        this.title = title;
        this.script = script;
        this.arguments = arguments;
    }

    String title() {
        return title;
    }

    /** Name of the script below {@code scripts/}. */
    String script() {
        return script;
    }

    List<String> arguments() {
        return List.of(arguments.split(" ", -1));
    }

    boolean writesTables() {
        return this != FLOOR;
    }
}
