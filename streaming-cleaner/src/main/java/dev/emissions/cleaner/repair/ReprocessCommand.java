package dev.emissions.cleaner.repair;

import dev.emissions.cleaner.UnsealedBatches;
import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaSecurityOptions;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.VersionProvider;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LakeAccess;
import dev.emissions.quality.Thresholds;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code emissions reprocess}: judges event dates anew after the rules have changed. */
@Command(
        name = "reprocess",
        description = {
            "Judge event dates anew, from the raw records, after the rules have changed.",
            "",
            "Each date is written anew in one commit: its rows of cleaned by today's rules; those that the rules reject now"
                    + " go to quarantine, open records of quarantine that they accept come in, and duplicates of rows that"
                    + " leave are judged as well. The corrections tell what moved.",
            "Safe to repeat and to interrupt, and while a cleaner of this version runs: stop cleaners of an earlier version"
                    + " first. A date is refused, and stays as it is, where a raw record is no longer there, where more than a"
                    + " million of its rows would be rejected, or where more than 100,000 records would come in, which"
                    + " `emissions quarantine replay` can bring in first."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions reprocess --from-kafka 2026-11-20..2026-11-22 --dry-run",
            "  emissions reprocess --from-archive 2026-11-20 --note 'new list of domains'"
        })
public final class ReprocessCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DAYS",
            description = "Event dates: 2026-11-20, 2026-11-20..2026-11-22, or a list of both, separated by commas.")
    private String days;

    @ArgGroup(multiplicity = "1")
    private Place place;

    private static final class Place {
        @Option(
                names = "--from-archive",
                required = true,
                description = "Read the raw records from the archive, which clean --archive-raw keeps.")
        private boolean isArchive;

        @Option(names = "--from-kafka", required = true, description = "Read the raw records from the broker.")
        private boolean isKafka;
    }

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka brokers to ask first, with --from-kafka. A running local stack supplies it.")
    private String bootstrapServers;

    @Mixin
    private KafkaSecurityOptions kafkaSecurity;

    @Option(names = "--dry-run", description = "Tell what would change, by rule, and change nothing.")
    private boolean isDryRun;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for those who read the corrections later.")
    private String note;

    @Mixin
    private LakeOptions lakeOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SortedSet<Integer> chosen = EventDays.parse(days);
        if (place.isKafka && bootstrapServers == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Cannot reprocess: --bootstrap-servers: got nothing, expected HOST:PORT of the broker, or"
                            + " --from-archive");
        }
        LakeAccess.WRITE.told("reprocess", () -> reprocess(chosen));
        return ExitCode.OK.number();
    }

    private void reprocess(SortedSet<Integer> chosen) throws IOException {
        Lake lake = isDryRun ? Lake.openToRead(lakeOptions) : Lake.open(lakeOptions);
        RawRecords.Source source =
                place.isArchive ? RawSources.archive(lake) : RawSources.kafka(kafkaSecurity.address(bootstrapServers));
        Clock clock = Clock.systemUTC();
        Operation operation = Operation.begin(Cause.REPROCESS, note, clock);
        PrintWriter out = spec.commandLine().getOut();
        for (int day : chosen) {
            DayRewrite.Chores chores = isDryRun ? () -> {} : () -> UnsealedBatches.completeAll(lake);
            DayRewrite rewrite = new DayRewrite(lake, operation, Thresholds.defaults(), day, source, chores);
            String date = LocalDate.ofEpochDay(day).toString();
            if (isDryRun) {
                rewrite.preview().print(out, date, "would be judged anew");
            } else {
                new RepairRun(lake, operation, Disposition.CLEANED, rewrite, clock).settle(List.of());
                rewrite.tally().print(out, date, "judged anew");
            }
        }
        out.println(
                isDryRun
                        ? "Nothing was changed"
                        : "Operation " + operation.id()
                                + " is done; next: emissions aggregate, which computes these days anew");
        out.flush();
    }
}
