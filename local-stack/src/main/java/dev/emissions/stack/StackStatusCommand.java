package dev.emissions.stack;

import dev.emissions.cli.ExitCode;
import dev.emissions.cli.VersionProvider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code emissions stack status}. */
@Command(
        name = "status",
        description = "Show the local stack's processes, where they listen, and how much they hold.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:both processes run", "3:one of them does not"},
        footerHeading = "%nExamples:%n",
        footer = {"  emissions stack status", "  emissions stack status || emissions stack start"})
public final class StackStatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StackOptions stack;

    @Override
    public Integer call() {
        var status = new Stack(stack.directory(), System.getenv()).status();
        new StackReport(spec.commandLine().getOut()).status(status);
        return (status.running() ? ExitCode.OK : ExitCode.UNREACHABLE).number();
    }
}
