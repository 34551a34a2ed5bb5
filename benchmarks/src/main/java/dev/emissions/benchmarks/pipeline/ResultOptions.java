package dev.emissions.benchmarks.pipeline;

import dev.emissions.cli.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a measurement's result goes; the command's name is part of it unless another is given. */
final class ResultOptions {
    @Option(
            names = "--output",
            paramLabel = "NAME",
            description = "Write NAME.md and NAME.json. Default: benchmarks/results/<command>-<date>.")
    private Path output;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** What is measured. */
    @FunctionalInterface
    interface Measurement {
        /** Measures the project of that home, and tells how it goes on. */
        Report measure(ProjectHome home, PrintWriter out) throws InterruptedException;
    }

    /** A result for people and for programs. */
    record Report(String markdown, String json) {}

    /** Measures, prints the result and writes it; returns the exit code. */
    int report(Measurement measurement) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        ProjectHome home = ProjectHome.find();
        var files = ResultFiles.of(Optional.ofNullable(output), home, spec.name());
        Report report = measurement.measure(home, out);
        out.println();
        out.print(report.markdown());
        out.println();
        files.write(report.markdown(), report.json(), out);
        return ExitCode.OK.number();
    }
}
