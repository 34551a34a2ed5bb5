package dev.emissions.sql;

import dev.emissions.cli.CommandRunner;

/** The SQL shell's process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new SqlShellCommand(), arguments));
    }
}
