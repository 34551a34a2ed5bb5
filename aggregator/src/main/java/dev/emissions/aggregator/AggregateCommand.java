package dev.emissions.aggregator;

import dev.emissions.aggregator.anomaly.AnomalySettings;
import dev.emissions.aggregator.daily.DailySettings;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.VersionProvider;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code emissions aggregate}: brings the gold tables up to date. */
@Command(
        name = "aggregate",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = {
            "Bring the gold tables up to date with the accepted events: daily aggregates, rankings, anomaly flags.",
            "",
            "Computes the days that changed since the last run, each as a whole, and replaces them in one commit per"
                    + " table. Running it again, or after it was killed, does no harm and completes what is missing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions aggregate                          the days that changed",
            "  emissions aggregate --dry-run                which days those are, and why",
            "  emissions aggregate --dates 2026-03-01..2026-03-07",
            "  emissions aggregate --full --top 50          everything, with longer rankings"
        })
public final class AggregateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private LakeOptions lake;

    @ArgGroup
    private Days days;

    @Option(names = "--dry-run", description = "Only tell which days of which tables would be computed, and why.")
    private boolean dryRun;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many domains the rankings name per day and framework. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Option(
            names = "--top-min-impressions",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Impressions a domain needs on a day to be ranked by intensity. Default: ${DEFAULT-VALUE}.")
    private long topMinImpressions;

    @Option(
            names = "--history-days",
            paramLabel = "N",
            defaultValue = "7",
            description = "Days before an event's own that show what is usual. Default: ${DEFAULT-VALUE}.")
    private int historyDays;

    @Option(
            names = "--anomaly-threshold",
            paramLabel = "X",
            defaultValue = "3.5",
            description = "Robust standard deviations beyond which an event is flagged. Default: ${DEFAULT-VALUE}.")
    private double anomalyThreshold;

    @Option(
            names = "--anomaly-min-factor",
            paramLabel = "X",
            defaultValue = "2.5",
            description =
                    "An event within this factor of what is expected is never flagged." + " Default: ${DEFAULT-VALUE}.")
    private double anomalyMinFactor;

    @Option(
            names = "--master",
            paramLabel = "URL",
            defaultValue = "${sys:spark.master:-local[*]}",
            description = "Where Spark runs: local[*], or a cluster's master. Under spark-submit the one that it was"
                    + " given. Default: ${DEFAULT-VALUE}.")
    private String master;

    /** Which days to compute, where not those that changed. */
    private static final class Days {
        @Option(names = "--full", description = "Compute all days, changed or not.")
        private boolean full;

        @Option(
                names = "--dates",
                paramLabel = "FROM..TO",
                description = "Compute these days, changed or not, and no other.")
        private String dates;
    }

    @Override
    public Integer call() {
        AggregateRun run =
                AggregateRun.open(lake, settings(), spec.commandLine().getOut());
        if (dryRun) {
            run.explain();
        } else {
            run.run();
        }
        return ExitCode.OK.number();
    }

    private AggregateSettings settings() {
        try {
            return new AggregateSettings(
                    days != null && days.full,
                    days == null ? null : days.dates,
                    new DailySettings(top, topMinImpressions),
                    new AnomalySettings(historyDays, anomalyThreshold, anomalyMinFactor),
                    master);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
