package dev.emissions.cleaner.repair;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.VersionProvider;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LakeAccess;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code emissions quarantine show}: everything about one record. */
@Command(
        name = "show",
        description = "Show a rejected record: its event, its bytes, its headers, every reason, and what became of it.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {"  emissions quarantine show emissions.events:0:120"})
final class QuarantineShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TOPIC:PARTITION:OFFSET", description = "Where the record stands in Kafka.")
    private String position;

    @Mixin
    private LakeOptions lakeOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        LakeAccess.READ.told("show a record", this::show);
        return ExitCode.OK.number();
    }

    private void show() throws IOException {
        Position wanted = Position.parse(position);
        Lake lake = Lake.openToRead(lakeOptions);
        Rejected[] found = new Rejected[1];
        new Quarantine(lake)
                .forEach(
                        RecordFilter.of(Set.of(wanted)),
                        Rejected.COLUMNS,
                        (row, standing) -> found[0] = Rejected.of(row, standing));
        if (found[0] == null) {
            throw new CommandFailure(
                    ExitCode.DATA,
                    "Cannot show " + wanted + ": expected a record that was rejected, got none at that position;"
                            + " `emissions quarantine list` names some");
        }
        new RecordText(spec.commandLine().getOut()).print(found[0], Corrections.of(lake, wanted));
    }
}
