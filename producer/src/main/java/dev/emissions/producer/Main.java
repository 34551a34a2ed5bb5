package dev.emissions.producer;

import dev.emissions.cli.CommandRunner;

/** The process behind {@code emissions generate} and {@code emissions ingest}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new ProducerCommands(), arguments));
    }
}
