package dev.emissions.benchmarks;

import dev.emissions.cli.ExitCode;
import dev.emissions.cli.VersionProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code bench jmh}: the benchmarks of the pure core. */
@Command(
        name = "jmh",
        description = {
            "Run the JMH benchmarks: the decoder and the rule catalogue, without Kafka and Spark.",
            "All arguments go to JMH; allocation and events per second of CPU time are always told."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  scripts/bench jmh",
            "  scripts/bench jmh AssessorBenchmark.decodeAndAssess -p dirtyPercent=5",
            "  scripts/bench jmh -l                           list the benchmarks"
        })
final class JmhCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        List<String> all = new ArrayList<>(List.of("-prof", "gc", "-prof", CpuTimeProfiler.class.getName()));
        all.addAll(arguments);
        org.openjdk.jmh.Main.main(all.toArray(String[]::new));
        return ExitCode.OK.number();
    }
}
