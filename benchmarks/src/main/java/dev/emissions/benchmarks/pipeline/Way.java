package dev.emissions.benchmarks.pipeline;

/** A way to clean the topic, as the command of a process. */
enum Way {
    OURS("ours", "emissions", "clean"),
    USUAL("usual way", "bench", "usual"),
    FLOOR("floor", "bench", "floor");

    private final String title;
    private final String script;
    private final String command;

    Way(String title, String script, String command) {
        this.title = title;
        this.script = script;
        this.command = command;
    }

    String title() {
        return title;
    }

    /** Name of the script below {@code scripts/}. */
    String script() {
        return script;
    }

    /** First argument of the script. */
    String command() {
        return command;
    }

    boolean writesTables() {
        return this != FLOOR;
    }
}
