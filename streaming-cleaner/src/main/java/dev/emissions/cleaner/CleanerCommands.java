package dev.emissions.cleaner;

import dev.emissions.cli.VersionProvider;
import picocli.CommandLine.Command;

/** The commands of this process. */
@Command(
        name = "emissions",
        subcommands = {CleanCommand.class, RecoverCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class)
final class CleanerCommands {}
