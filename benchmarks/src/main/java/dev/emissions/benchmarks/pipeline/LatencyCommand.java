package dev.emissions.benchmarks.pipeline;

import dev.emissions.cli.VersionProvider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench latency}: how soon a few events are sealed. */
@Command(
        name = "latency",
        description = {
            "Run 'emissions clean' as a stream, publish a few events at a time and wait until they are sealed in the"
                    + " ledger.",
            "",
            "Tells how long the micro-batches took, and the time from before the first event is sent to the seal of the"
                    + " last, as median and 95th percentile."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {"  scripts/bench latency", "  scripts/bench latency --rounds 100 --trigger 100ms"})
public final class LatencyCommand implements Callable<Integer> {
    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "10",
            description = "Events published at a time. Default: ${DEFAULT-VALUE}.")
    private int events;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How often, not counting ten rounds to warm up. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--trigger",
            paramLabel = "TIME",
            defaultValue = "0s",
            description = "The cleaner's trigger. Default: ${DEFAULT-VALUE}.")
    private String trigger;

    @Mixin
    private ResultOptions result;

    @Override
    public Integer call() throws InterruptedException {
        var settings = new LatencySettings(events, rounds, trigger);
        return result.report((home, out) -> LatencyReport.of(new Latency(settings, home, out).run()));
    }
}
