package dev.emissions.stack;

import dev.emissions.cli.ExitCode;
import dev.emissions.cli.VersionProvider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code emissions stack}: the parent of start, stop and status. */
@Command(
        name = "stack",
        description = "Run a Kafka broker and an S3 server on this machine, without Docker.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        subcommands = {StackStartCommand.class, StackStopCommand.class, StackStatusCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions stack start            start both, or what of them is not running",
            "  emissions stack status           what runs where, and how much it holds",
            "  emissions stack stop --delete    stop both and remove their data"
        })
public final class StackCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE.number();
    }
}
