package dev.emissions.producer;

import dev.emissions.cli.VersionProvider;
import picocli.CommandLine.Command;

/** The commands of this module below the product's name. */
@Command(
        name = "emissions",
        description = "Brings events into Kafka.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        subcommands = {GenerateCommand.class, IngestCommand.class})
final class ProducerCommands {}
