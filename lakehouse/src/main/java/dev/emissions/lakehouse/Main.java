package dev.emissions.lakehouse;

import dev.emissions.cli.CommandRunner;

/** The lakehouse's process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new LakehouseCommands(), arguments));
    }
}
