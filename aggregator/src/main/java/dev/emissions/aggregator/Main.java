package dev.emissions.aggregator;

import dev.emissions.cli.CommandRunner;

/** Starts the aggregator's process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new AggregatorCommands(), arguments));
    }
}
