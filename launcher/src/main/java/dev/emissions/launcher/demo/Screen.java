package dev.emissions.launcher.demo;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** What the demo shows while it runs: one line per step. */
record Screen(PrintWriter out, Ansi ansi) {
    private static final int WIDTH = 66;

    void title(String text) {
        out.println(ansi.string("@|bold " + text + "|@"));
        out.flush();
    }

    void line(String text) {
        out.println();
        out.println(text);
        out.flush();
    }

    /** Begins a step's line; {@link #took} or {@link #failed} ends it. */
    void begin(int number, int of, String step) {
        String line = String.format(Locale.ROOT, "[%d/%d] %s ", number, of, step);
        out.print(line + ".".repeat(Math.max(3, WIDTH - line.length())));
        out.flush();
    }

    void took(double seconds) {
        out.printf(Locale.ROOT, "%7.1f s%n", seconds);
        out.flush();
    }

    void failed(StepFailure failure) {
        out.println(ansi.string(" @|bold,red failed|@"));
        out.println();
        out.println("  " + failure.command());
        out.println("ended with exit code " + failure.exitCode() + "; its last lines:");
        failure.lastLines().forEach(line -> out.println("  " + line));
        out.flush();
    }
}
