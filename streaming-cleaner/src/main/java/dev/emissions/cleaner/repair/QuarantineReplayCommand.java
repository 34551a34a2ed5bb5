package dev.emissions.cleaner.repair;

import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.Progress;
import dev.emissions.cli.VersionProvider;
import dev.emissions.lakehouse.Disposition;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LakeAccess;
import dev.emissions.quality.Thresholds;
import java.io.IOException;
import java.io.PrintWriter;
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

/** {@code emissions quarantine replay}: judges open records by today's rules. */
@Command(
        name = "replay",
        description = {
            "Judge open records anew, by the rules as they are today: what they accept goes to cleaned, what is there"
                    + " already becomes a duplicate, and what they still reject stays open.",
            "",
            "Safe to repeat and to interrupt, and while the cleaner runs: a record is never replayed twice."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions quarantine replay --rule DOMAIN_INVALID --dry-run",
            "  emissions quarantine replay --rule DOMAIN_INVALID       all that a wrong rule rejected",
            "  emissions quarantine replay --edited records.jsonl --note 'domains mended by hand'"
        })
final class QuarantineReplayCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "TOPIC:PARTITION:OFFSET",
            description = "Only these records. All that the filters choose without them.")
    private List<String> positions = List.of();

    @Mixin
    private FilterOptions filters;

    @Option(
            names = "--edited",
            paramLabel = "FILE",
            description = "Replay the records of this file, which `emissions quarantine export` wrote, with the events"
                    + " as they stand in it now. What they were before stays in quarantine.")
    private Path edited;

    @Option(names = "--dry-run", description = "Tell what would become of the records, and change nothing.")
    private boolean isDryRun;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for those who read the corrections later.")
    private String note;

    @Mixin
    private LakeOptions lakeOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        LakeAccess.WRITE.told("replay records", this::replay);
        return ExitCode.OK.number();
    }

    private void replay() throws IOException {
        RecordFilter filter = filters.filter(positions);
        Clock clock = Clock.systemUTC();
        Lake lake = isDryRun ? Lake.openToRead(lakeOptions) : Lake.open(lakeOptions);
        Operation operation = Operation.begin(Cause.REPLAY, note, clock);
        Replay replay = new Replay(lake, operation, Thresholds.defaults());
        RepairTally tally = isDryRun
                ? chosen(lake, filter, replay::preview)
                : chosen(lake, filter, new RepairRun(lake, operation, Disposition.QUARANTINED, replay, clock)::settle);
        filter.requireKnownRules(tally.records());
        tell(tally, operation);
    }

    /** What to do with some records; returns what became of them. */
    @FunctionalInterface
    private interface Step {
        RepairTally take(List<Candidate> chunk) throws IOException;
    }

    private RepairTally chosen(Lake lake, RecordFilter filter, Step step) throws IOException {
        RepairTally all = new RepairTally();
        Progress progress = new Progress(spec.commandLine().getOut(), Clock.systemUTC(), "records", 0);
        Chunks chunks = new Chunks(lake, Disposition.QUARANTINED, chunk -> {
            all.add(step.take(chunk));
            progress.update(all.records());
        });
        if (edited == null) {
            chunks.choose(filter);
        } else {
            chunks.choose(filter, edited);
        }
        return all;
    }

    private void tell(RepairTally tally, Operation operation) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                isDryRun ? "%,d open records would be judged anew; nothing was changed%n" : "%,d open records judged%n",
                tally.records());
        out.printf(Locale.ROOT, "  %,d cleaned%n", tally.cleaned());
        out.printf(Locale.ROOT, "  %,d duplicates of events that are cleaned%n", tally.duplicates());
        out.printf(
                Locale.ROOT,
                "  %,d still rejected%s%n",
                tally.stillRejected(),
                tally.stillRejected() == 0 ? "" : ": " + tally.rules());
        if (!isDryRun && tally.cleaned() + tally.duplicates() > 0) {
            out.println("Operation " + operation.id() + " stands in the corrections");
        }
        if (!isDryRun && tally.cleaned() > 0) {
            out.println("Next: emissions aggregate, which computes the days of these events anew");
        }
        out.flush();
    }
}
