package dev.emissions.benchmarks.usual;

import dev.emissions.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bench floor}: what Spark needs to read the topic and do nothing. */
@Command(
        name = "floor",
        description = "Read a topic and throw it away; run by throughput.",
        hidden = true,
        mixinStandardHelpOptions = true)
public final class FloorCommand implements Callable<Integer> {
    @Mixin
    private JobOptions options;

    @Override
    public Integer call() throws Exception {
        ComparedJob.run(options, (records, lake) -> records.writeStream().format("noop"));
        return ExitCode.OK.number();
    }
}
