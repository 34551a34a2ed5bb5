package dev.emissions.stack;

import dev.emissions.cli.StackFile;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which local stack a command works on. */
final class StackOptions {
    @Option(
            names = "--directory",
            paramLabel = "FOLDER",
            description = "The stack's folder: data, logs, settings. Default: EMISSIONS_STACK, which the launcher"
                    + " script sets to .emissions/stack below the product's folder.")
    private Path directory;

    Path directory() {
        Path chosen = directory == null ? StackFile.directory(System.getenv()) : directory;
        return chosen.toAbsolutePath().normalize();
    }
}
