package dev.emissions.stack;

import dev.emissions.cli.ExitCode;
import dev.emissions.cli.VersionProvider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code emissions stack stop}. */
@Command(
        name = "stop",
        description = "Stop the local stack's processes, and nothing else. Its data stays unless --delete is given.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {"  emissions stack stop", "  emissions stack stop --delete"})
public final class StackStopCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StackOptions stack;

    @Option(names = "--delete", description = "Remove the stack's data, logs, ports and credentials as well.")
    private boolean delete;

    @Override
    public Integer call() {
        var report = new StackReport(spec.commandLine().getOut());
        var local = new Stack(stack.directory(), System.getenv());
        if (delete) {
            local.stopAndDelete(report);
        } else {
            local.stop(report);
        }
        return ExitCode.OK.number();
    }
}
