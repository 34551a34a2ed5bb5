package dev.emissions.launcher.demo;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the demo is to run.
 *
 * @param events to generate into the topic
 * @param report file for the report as JSON
 */
record DemoSettings(long events, long seed, Afterwards afterwards, Optional<Path> report) {
    /** What is left when all went well. */
    enum Afterwards {
        CLEAN_UP,
        KEEP
    }

    DemoSettings {
        if (events < 1 || events > 100_000_000) {
            throw new CommandFailure(
                    ExitCode.USAGE, "Cannot run the demo: --events: got " + events + ", expected 1 to 100000000");
        }
    }
}
