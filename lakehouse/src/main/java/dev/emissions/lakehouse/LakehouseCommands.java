package dev.emissions.lakehouse;

import dev.emissions.cli.VersionProvider;
import picocli.CommandLine.Command;

/** The commands that read the lake. */
@Command(
        name = "emissions",
        description = "Look into the lake.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        subcommands = ShowCommand.class)
final class LakehouseCommands {}
