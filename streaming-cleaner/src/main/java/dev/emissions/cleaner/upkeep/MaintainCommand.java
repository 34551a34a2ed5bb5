package dev.emissions.cleaner.upkeep;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.DurationText;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.VersionProvider;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LakeAccess;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code emissions maintain}: keeps the tables quick to read, and removes what nobody needs. */
@Command(
        name = "maintain",
        description = {
            "Keep the tables quick to read and the lake small.",
            "",
            "Small files of a day become few larger ones. Data files that no version within the retention needs are removed,"
                    + " and so are old log entries and decisions that were carried out.",
            "Safe at any time, beside a running cleaner too: readers, the aggregator and `emissions verify` see the same rows"
                    + " before and after, and each version within the retention can still be read."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions maintain --dry-run           tell what would be done",
            "  emissions maintain                     once a day, or more often beside a stream of small batches",
            "  emissions maintain --retention 2d"
        })
public final class MaintainCommand implements Callable<Integer> {
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    @Option(
            names = "--retention",
            paramLabel = "TIME",
            defaultValue = "7d",
            description =
                    "How far back the tables stay readable as they were: 1h to 7d, and longer than your longest-running"
                            + " reader or writer. Default: ${DEFAULT-VALUE}.")
    private String retention;

    @Option(names = "--dry-run", description = "Tell what would be done, and do nothing.")
    private boolean isDryRun;

    @Mixin
    private LakeOptions lakeOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Duration kept = retention();
        Lake lake = isDryRun ? Lake.openToRead(lakeOptions) : Lake.open(lakeOptions);
        Upkeep upkeep = new Upkeep(
                lake,
                Clock.systemUTC().instant().minus(kept),
                isDryRun,
                spec.commandLine().getOut());
        LakeAccess.WRITE.told("maintain the lake", upkeep::run);
        return ExitCode.OK.number();
    }

    private Duration retention() {
        return DurationText.parse(retention)
                .filter(kept -> kept.compareTo(SHORTEST) >= 0 && kept.compareTo(LONGEST) <= 0)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE, "Cannot use --retention: expected 1h to 7d, got '" + retention + "'"));
    }
}
