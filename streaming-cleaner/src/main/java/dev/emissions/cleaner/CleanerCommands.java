package dev.emissions.cleaner;

import dev.emissions.cleaner.doctor.DoctorCommand;
import dev.emissions.cleaner.repair.QuarantineCommand;
import dev.emissions.cleaner.repair.ReprocessCommand;
import dev.emissions.cleaner.upkeep.MaintainCommand;
import dev.emissions.cli.VersionProvider;
import picocli.CommandLine.Command;

/** The commands of this process. */
@Command(
        name = "emissions",
        subcommands = {
            CleanCommand.class,
            RecoverCommand.class,
            QuarantineCommand.class,
            ReprocessCommand.class,
            MaintainCommand.class,
            DoctorCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class)
final class CleanerCommands {}
