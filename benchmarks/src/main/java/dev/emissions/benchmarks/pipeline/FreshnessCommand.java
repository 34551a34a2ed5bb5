package dev.emissions.benchmarks.pipeline;

import dev.emissions.cli.VersionProvider;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench freshness}: how old events are when they can be read, under a steady stream. */
@Command(
        name = "freshness",
        description = {
            "Run the usual way, and then 'emissions clean', as a stream while events come in at a steady rate.",
            "",
            "Tells for every event how long it took from the broker's append until the commit that made its row visible"
                    + " in the cleaned table, as percentiles over the events; the rows, the commits and the files' times"
                    + " are read from the tables afterwards."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {"  scripts/bench freshness", "  scripts/bench freshness --minutes 2 --rate 5000"})
public final class FreshnessCommand implements Callable<Integer> {
    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long events come in, for each way. Default: ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(
            names = "--rate",
            paramLabel = "PER-SECOND",
            defaultValue = "10000",
            description = "Events per second. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--trigger",
            paramLabel = "TIME",
            defaultValue = "500ms",
            description = "Our cleaner's trigger; the usual way begins each micro-batch as soon as it can."
                    + " Default: ${DEFAULT-VALUE}.")
    private String trigger;

    @Mixin
    private ResultOptions result;

    @Override
    public Integer call() throws InterruptedException {
        var settings = new FreshnessSettings(Duration.ofMinutes(minutes), rate, trigger);
        return result.report((home, out) -> FreshnessReport.of(new Freshness(settings, home, out).run()));
    }
}
