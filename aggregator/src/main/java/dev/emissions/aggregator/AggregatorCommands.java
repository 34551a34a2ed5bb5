package dev.emissions.aggregator;

import picocli.CommandLine.Command;

/** The commands of the aggregator's process. */
@Command(name = "emissions", subcommands = AggregateCommand.class)
public final class AggregatorCommands {}
