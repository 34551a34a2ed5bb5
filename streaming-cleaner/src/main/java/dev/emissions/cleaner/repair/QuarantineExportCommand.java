package dev.emissions.cleaner.repair;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.Progress;
import dev.emissions.cli.VersionProvider;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LakeAccess;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code emissions quarantine export}: rejected records as a file that can be edited and replayed. */
@Command(
        name = "export",
        description = {
            "Write rejected records to a file, one JSON object a line: position, reasons, headers, and the event's"
                    + " fields, or the raw value in Base64 where there is no event.",
            "Such a file can be edited and given to `emissions quarantine replay --edited FILE`."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions quarantine export --output records.jsonl --rule DOMAIN_INVALID",
            "  emissions quarantine export --output one.jsonl emissions.events:0:120"
        })
final class QuarantineExportCommand implements Callable<Integer> {
    private static final int BETWEEN_UPDATES = 1000;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "File to write, anew.")
    private Path file;

    @Parameters(
            arity = "0..*",
            paramLabel = "TOPIC:PARTITION:OFFSET",
            description = "Only these records. All that the filters choose without them.")
    private List<String> positions = List.of();

    @Mixin
    private FilterOptions filters;

    @Option(names = "--all", description = "Write the closed records as well: those replayed or discarded.")
    private boolean all;

    @Mixin
    private LakeOptions lakeOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        RecordFilter filter = filters.filter(positions);
        Lake lake = Lake.openToRead(lakeOptions);
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            long written = LakeAccess.READ.toldOf("export records", () -> write(lake, filter, lines, out));
            filter.requireKnownRules(written);
            out.printf(Locale.ROOT, "%,d records written to %s%n", written, file);
        } catch (IOException e) {
            throw unwritable(e);
        }
        return ExitCode.OK.number();
    }

    private long write(Lake lake, RecordFilter filter, BufferedWriter lines, PrintWriter out) throws IOException {
        var line = new RecordLine();
        var progress = new Progress(out, Clock.systemUTC(), "records", 0);
        long[] written = {0};
        new Quarantine(lake).forEach(filter, Rejected.COLUMNS, (row, standing) -> {
            if (all || standing == Disposition.QUARANTINED) {
                write(lines, line.write(Rejected.of(row, standing)));
                if (++written[0] % BETWEEN_UPDATES == 0) {
                    progress.update(written[0]);
                }
            }
        });
        return written[0];
    }

    private void write(BufferedWriter lines, String line) {
        try {
            lines.write(line);
            lines.write('\n');
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private CommandFailure unwritable(IOException failure) {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "Cannot write --output " + file + ": " + failure + "; expected a file in an existing folder",
                failure);
    }
}
