package dev.emissions.stack;

import picocli.CommandLine.Command;

/** The commands of this module below the product's name. */
@Command(
        name = "emissions",
        subcommands = {StackCommand.class})
final class StackCommands {}
