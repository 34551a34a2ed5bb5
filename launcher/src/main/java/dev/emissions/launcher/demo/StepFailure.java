package dev.emissions.launcher.demo;

import java.util.List;

/** A command of the demo that did not end well. */
final class StepFailure extends Exception {
    private final String command;
    private final int exitCode;
    private final transient List<String> lastLines;

    StepFailure(String command, int exitCode, List<String> lastLines) {
        super(command + " ended with exit code " + exitCode);
        this.command = command;
        this.exitCode = exitCode;
        this.lastLines = List.copyOf(lastLines);
    }

    /** The command as one would type it. */
    String command() {
        return command;
    }

    int exitCode() {
        return exitCode;
    }

    List<String> lastLines() {
        return lastLines;
    }
}
