package dev.emissions.launcher;

import dev.emissions.aggregator.AggregateCommand;
import dev.emissions.cleaner.CleanCommand;
import dev.emissions.cleaner.RecoverCommand;
import dev.emissions.cleaner.doctor.DoctorCommand;
import dev.emissions.cleaner.repair.QuarantineCommand;
import dev.emissions.cleaner.repair.ReprocessCommand;
import dev.emissions.cleaner.upkeep.MaintainCommand;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.VersionProvider;
import dev.emissions.lakehouse.ShowCommand;
import dev.emissions.launcher.demo.DemoCommand;
import dev.emissions.producer.GenerateCommand;
import dev.emissions.producer.IngestCommand;
import dev.emissions.proof.LedgerCommand;
import dev.emissions.proof.VerifyCommand;
import dev.emissions.proof.status.StatusCommand;
import dev.emissions.stack.StackCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code emissions}: the parent of all commands. */
@Command(
        name = "emissions",
        description = "Carbon emissions of digital advertising, from Kafka to Delta tables,"
                + " with a proof that nothing was lost or counted twice.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        subcommands = {
            GenerateCommand.class,
            IngestCommand.class,
            CleanCommand.class,
            RecoverCommand.class,
            QuarantineCommand.class,
            ReprocessCommand.class,
            MaintainCommand.class,
            AggregateCommand.class,
            ShowCommand.class,
            LedgerCommand.class,
            VerifyCommand.class,
            StatusCommand.class,
            DoctorCommand.class,
            StackCommand.class,
            DemoCommand.class,
            CommandLine.HelpCommand.class,
            CompletionCommand.class,
            ConfigurationCommand.class,
            VersionCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions demo                  all of it, on this machine, in one go",
            "  emissions help clean            a command's options and examples",
            "  source <(emissions completion)  completion by TAB, in this shell"
        })
final class EmissionsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE.number();
    }
}
