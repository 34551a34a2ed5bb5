package dev.emissions.launcher.demo;

import dev.emissions.cli.VersionProvider;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code emissions demo}: from a file and a generator to the report, with everything real in between. */
@Command(
        name = "demo",
        description = {
            "Show the whole product at work on this machine: start a Kafka broker and an S3 server of its own, take in a CSV"
                    + " file, publish generated events, clean and aggregate them, prove the books, and report what came of it.",
            "Cleans up after itself. The exit code is that of the step that failed, or 4 if the books do not balance."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions demo",
            "  emissions demo --keep                          the stack stays, to look around",
            "  emissions demo --events 1000000 --seed 7 --report report.json"
        })
public final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "300000",
            description = "How many events to generate. Default: ${DEFAULT-VALUE}.")
    private long events;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the file's rows and of the events. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--keep",
            description = "Use the default local stack, which must not exist yet, and leave it and its data when done.")
    private boolean keep;

    @Option(names = "--report", paramLabel = "FILE", description = "Also write the report to this file, as JSON.")
    private Path report;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        var settings = new DemoSettings(
                events,
                seed,
                keep ? DemoSettings.Afterwards.KEEP : DemoSettings.Afterwards.CLEAN_UP,
                Optional.ofNullable(report));
        return new Demo(
                        settings,
                        ProductHome.find(),
                        System.getenv(),
                        new Screen(out, spec.commandLine().getColorScheme().ansi()))
                .run();
    }
}
