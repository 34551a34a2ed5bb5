package dev.emissions.benchmarks;

import dev.emissions.cli.CommandRunner;

/** The benchmarks' process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new BenchCommand(), arguments));
    }
}
