package dev.emissions.proof;

import dev.emissions.cli.CommandRunner;

/** The proof's process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new ProofCommands(), arguments));
    }
}
