package dev.emissions.proof;

import dev.emissions.cli.VersionProvider;
import dev.emissions.proof.status.StatusCommand;
import picocli.CommandLine.Command;

/** The commands that deal with the books. */
@Command(
        name = "emissions",
        description = "Show the books and prove them.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        subcommands = {LedgerCommand.class, VerifyCommand.class, StatusCommand.class})
final class ProofCommands {}
