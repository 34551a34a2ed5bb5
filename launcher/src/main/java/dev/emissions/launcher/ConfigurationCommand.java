package dev.emissions.launcher;

import dev.emissions.cli.ExitCode;
import dev.emissions.cli.VersionProvider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code emissions configuration}: the text of docs/configuration.md. */
@Command(
        name = "configuration",
        description = "Print every option of every command with its default and environment variable, as Markdown.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {"  emissions configuration > docs/configuration.md"})
final class ConfigurationCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(ConfigurationDocument.text());
        spec.commandLine().getOut().flush();
        return ExitCode.OK.number();
    }
}
