package dev.emissions.cleaner;

import dev.emissions.cli.CommandRunner;

/** The cleaner's process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new CleanerCommands(), arguments));
    }
}
