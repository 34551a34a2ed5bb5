package dev.emissions.benchmarks.pipeline;

import dev.emissions.cli.ExitCode;
import dev.emissions.cli.VersionProvider;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench latency}: how soon a few events are sealed. */
@Command(
        name = "latency",
        description = {
            "Runs 'emissions clean' as a stream, publishes a few events at a time and waits until they are sealed in the"
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

    @Option(
            names = "--output",
            paramLabel = "NAME",
            description = "Write NAME.md and NAME.json. Default: benchmarks/results/latency-<date>.")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        ProjectHome home = ProjectHome.find();
        var settings = new LatencySettings(events, rounds, trigger);
        var files = ResultFiles.of(Optional.ofNullable(output), home, "latency");
        LatencyResult result = new Latency(settings, home, out).run();
        String text = LatencyReport.text(result);
        out.println();
        out.print(text);
        out.println();
        files.write(text, LatencyReport.json(result), out);
        return ExitCode.OK.number();
    }
}
