package dev.emissions.cleaner.upkeep;

import dev.emissions.cleaner.repair.LakeFailures;
import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.VersionProvider;
import dev.emissions.lakehouse.Lake;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
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
                    "How far back the tables stay readable as they were, such as 12h or 3d: from 1h, which must be"
                            + " longer than the longest run of any reader or writer, to 7d. Default: ${DEFAULT-VALUE}.")
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
        LakeFailures.told("maintain the lake", upkeep::run);
        return ExitCode.OK.number();
    }

    private Duration retention() {
        String text = retention.strip().toUpperCase(Locale.ROOT);
        try {
            Duration parsed = Duration.parse(text.endsWith("D") ? "P" + text : "PT" + text);
            if (parsed.compareTo(SHORTEST) >= 0 && parsed.compareTo(LONGEST) <= 0) {
                return parsed;
            }
        } catch (DateTimeException e) {
            throw refusal(e);
        }
        throw refusal(null);
    }

    private CommandFailure refusal(Throwable cause) {
        return new CommandFailure(
                ExitCode.USAGE, "Cannot use --retention: expected 1h to 7d, got '" + retention + "'", cause);
    }
}
