package dev.emissions.cleaner.repair;

import dev.emissions.cli.ExitCode;
import dev.emissions.cli.VersionProvider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code emissions quarantine}: what was rejected, and what can be done about it. */
@Command(
        name = "quarantine",
        description = {
            "Look at the rejected records, and repair what can be repaired.",
            "",
            "Nothing is ever removed from quarantine: a record is open until it is replayed or discarded, and keeps its"
                    + " history."
        },
        subcommands = {
            QuarantineListCommand.class,
            QuarantineShowCommand.class,
            QuarantineExportCommand.class,
            QuarantineReplayCommand.class,
            QuarantineDiscardCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions quarantine list                               what is open, by rule",
            "  emissions quarantine show emissions.events:0:120        all that is known of a record",
            "  emissions quarantine replay --rule DOMAIN_INVALID       all that a wrong rule rejected"
        })
public final class QuarantineCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE.number();
    }
}
