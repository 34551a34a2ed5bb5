package dev.emissions.launcher.demo;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.launcher.demo.DemoSettings.Afterwards;
import dev.emissions.launcher.report.DemoReport;
import dev.emissions.launcher.report.DemoRun;
import dev.emissions.launcher.report.ReportJson;
import dev.emissions.launcher.report.ReportReader;
import dev.emissions.launcher.report.ReportText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** One run of the demo. */
final class Demo {
    private static final int DROP_ROWS = 1_200;

    /** What such files hold in the wild; the usual mix of the generator is that of a stream. */
    private static final String DROP_ISSUES = "DOMAIN_MISSING=0.01,COUNTRY_MISSING=0.005,TOTAL_MISMATCH=0.03,"
            + "TOTAL_MISMATCH_LARGE=0.02,TOTAL_NEGATIVE=0.003,FORMAT_SIZE_CONFLICT=0.01,DUPLICATE=0.01,"
            + "EMISSION_NOT_FINITE=0.002,EVENT_TIME_INVALID=0.002,UNDECODABLE=0.002";

    private final DemoSettings settings;
    private final ProductHome home;
    private final Map<String, String> environment;
    private final Screen screen;

    Demo(DemoSettings settings, ProductHome home, Map<String, String> environment, Screen screen) {
        this.settings = settings;
        this.home = home;
        this.environment = Map.copyOf(environment);
        this.screen = screen;
    }

    /** Runs it to the end and cleans up; returns the exit code. */
    int run() {
        boolean keeps = settings.afterwards() == Afterwards.KEEP;
        DemoFolder folder = keeps ? DemoFolder.kept(environment, home.scriptAsTyped()) : DemoFolder.temporary();
        Cleanup cleanup = new Cleanup(new Product(home, environment, folder), folder, settings.afterwards());
        try (cleanup) {
            cleanup.onInterrupt();
            int code = attempt(folder, cleanup);
            if (keeps && code == ExitCode.OK.number()) {
                cleanup.leaveRunning();
            } else if (!cleanup.isInterrupted()) {
                screen.line(keeps ? "Stopping the stack; its data stays." : "Stopping the stack, removing its data.");
            }
            return code;
        }
    }

    private int attempt(DemoFolder folder, Cleanup cleanup) {
        try {
            return run(folder, cleanup.product());
        } catch (StepFailure failure) {
            if (!cleanup.isInterrupted()) {
                screen.failed(failure);
            }
            return failure.exitCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.UNREACHABLE.number();
        }
    }

    private int run(DemoFolder folder, Product product) throws StepFailure, InterruptedException {
        screen.title("From a CSV file and a generator to daily figures, with the books of every record");
        String events = Long.toString(settings.events());
        String seed = Long.toString(settings.seed());
        String drop = folder.drop().toString();
        Steps steps = new Steps(screen, 8);
        steps.run("start a Kafka broker and an S3 server", () -> product.run("stack", "start"));
        steps.run(
                String.format(Locale.ROOT, "write a CSV file of %,d rows", DROP_ROWS),
                () -> product.run(
                        "generate",
                        "--output",
                        drop,
                        "--format",
                        "csv",
                        "--count",
                        Integer.toString(DROP_ROWS),
                        "--seed",
                        seed,
                        "--issues",
                        DROP_ISSUES));
        steps.run("take the file in", () -> product.run("ingest", drop));
        steps.run(
                String.format(Locale.ROOT, "generate %,d events into the topic", settings.events()),
                () -> product.run(
                        "generate",
                        "--count",
                        events,
                        "--seed",
                        seed,
                        "--labels",
                        folder.labels().toString()));
        steps.run("clean them into the lake's tables", () -> product.run("clean", "--available-now"));
        steps.run("aggregate, rank, and find anomalies", () -> product.run("aggregate"));
        steps.run("prove the books, offset by offset", () -> product.run("verify"));
        DemoReport report = steps.get("read the tables and draw up the report", () -> new ReportReader(
                        DemoLake.open(folder.stack()))
                .read(new DemoRun(settings.events(), DROP_ROWS, settings.seed(), folder.labels(), steps.seconds())));
        return tell(report.withSeconds(steps.seconds()), folder);
    }

    private int tell(DemoReport report, DemoFolder folder) {
        new ReportText(screen.out(), screen.ansi(), environment).print(report);
        settings.report().ifPresent(file -> write(file, ReportJson.of(report)));
        NextCommands.print(screen, home.scriptAsTyped(), settings.afterwards(), folder);
        return report.accounting().balanced() ? ExitCode.OK.number() : ExitCode.DATA.number();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot write the report to " + file + ": " + e + "; expected a file that can be written",
                    e);
        }
    }
}
