package dev.emissions.stack;

import dev.emissions.cli.CommandRunner;

/** The process behind {@code emissions stack}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new StackCommands(), arguments));
    }
}
