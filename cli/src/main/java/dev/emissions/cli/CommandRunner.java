package dev.emissions.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command line and turns what happens into an exit code and lines that a person understands. */
public final class CommandRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

    private CommandRunner() {}

    /** Runs {@code arguments} against the commands, with the process's environment; for a {@code Main}. */
    public static int run(Object rootCommand, String... arguments) {
        var out = new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8);
        return run(out, err, System.getenv(), rootCommand, arguments);
    }

    /** Runs {@code arguments} against the commands with the given environment; returns the exit code. */
    public static int run(
            PrintWriter out,
            PrintWriter err,
            Map<String, String> environment,
            Object rootCommand,
            String... arguments) {
        return commandLine(rootCommand, environment).setOut(out).setErr(err).execute(arguments);
    }

    /** The commands as picocli sees them, with the product's defaults and error handling. */
    public static CommandLine commandLine(Object rootCommand, Map<String, String> environment) {
        return new CommandLine(rootCommand)
                .setDefaultValueProvider(new OptionDefaults(environment))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(CommandRunner::tellMisuse)
                .setExecutionExceptionHandler(failureHandler());
    }

    /** What is wrong stays the last thing to be read: the whole help would push it off the screen. */
    private static int tellMisuse(ParameterException misuse, String... arguments) {
        CommandLine command = misuse.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(misuse.getMessage());
        UnmatchedArgumentException.printSuggestions(misuse, err);
        err.println("Hint: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    private static IExecutionExceptionHandler failureHandler() {
        return (exception, commandLine, parsed) -> {
            if (exception instanceof CommandFailure failure) {
                commandLine.getErr().println(failure.getMessage());
                LOG.debug("Command failed", failure);
                return failure.exitCode().number();
            }
            commandLine
                    .getErr()
                    .println("A fault of this program, please report it with the lines below: " + exception);
            exception.printStackTrace(commandLine.getErr());
            return ExitCode.BUG.number();
        };
    }
}
