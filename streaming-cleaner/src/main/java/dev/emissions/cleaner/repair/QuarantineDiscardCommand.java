package dev.emissions.cleaner.repair;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.Progress;
import dev.emissions.cli.VersionProvider;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LakeAccess;
import java.io.IOException;
import java.io.PrintWriter;
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

/** {@code emissions quarantine discard}: closes records that nobody will replay. */
@Command(
        name = "discard",
        description = {
            "Close open records without a replay: they no longer count as open, and stay in quarantine with the note.",
            "With --undo, open such records again."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions quarantine discard --rule UNDECODABLE --until 2026-03-14 --note 'a test of the old client'",
            "  emissions quarantine discard emissions.events:0:120 --note 'sent by mistake'",
            "  emissions quarantine discard --undo emissions.events:0:120 --note 'it was a real event'"
        })
final class QuarantineDiscardCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "TOPIC:PARTITION:OFFSET",
            description = "Only these records. All that the filters choose without them.")
    private List<String> positions = List.of();

    @Mixin
    private FilterOptions filters;

    @Option(
            names = "--note",
            required = true,
            paramLabel = "TEXT",
            description = "Why, for those who read the corrections later.")
    private String note;

    @Option(names = "--undo", description = "Open records again that were discarded.")
    private boolean isUndone;

    @Mixin
    private LakeOptions lakeOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        LakeAccess.WRITE.told("discard records", this::discard);
        return ExitCode.OK.number();
    }

    private void discard() throws IOException {
        RecordFilter filter = filters.filter(positions);
        requireChoice(filter);
        Clock clock = Clock.systemUTC();
        Lake lake = Lake.open(lakeOptions);
        Operation operation = Operation.begin(Cause.DISCARD, note, clock);
        Discard decider = isUndone ? Discard.reopening(lake, operation) : Discard.closing(lake, operation);
        RepairRun run = new RepairRun(lake, operation, decider.from(), decider, clock);
        RepairTally all = new RepairTally();
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(out, clock, "records", 0);
        new Chunks(lake, decider.from(), chunk -> {
                    all.add(run.settle(chunk));
                    progress.update(all.records());
                })
                .choose(filter);
        filter.requireKnownRules(all.records());
        out.printf(Locale.ROOT, "%,d records %s%n", all.records(), isUndone ? "opened again" : "discarded");
        if (all.records() > 0) {
            out.println("Operation " + operation.id() + " stands in the corrections");
        }
        out.flush();
    }

    private void requireChoice(RecordFilter filter) {
        if (note.isBlank()) {
            throw new CommandFailure(ExitCode.USAGE, "Cannot discard records: expected --note to say why, got nothing");
        }
        if (filter.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Cannot discard records: expected positions or a filter such as --rule, got neither");
        }
    }
}
