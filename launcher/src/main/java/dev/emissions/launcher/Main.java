package dev.emissions.launcher;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The process behind {@code emissions --help}, {@code demo}, and every word that is no command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(CommandTree.of(System.getenv()).setOut(out).setErr(err).execute(arguments));
    }
}
