package dev.emissions.benchmarks.usual;

import dev.emissions.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bench usual}: the usual way, as the process that {@code bench throughput} measures. */
@Command(
        name = "usual",
        description = "Clean a topic the usual way; run by throughput.",
        hidden = true,
        mixinStandardHelpOptions = true)
public final class UsualCommand implements Callable<Integer> {
    @Mixin
    private JobOptions options;

    @Override
    public Integer call() throws Exception {
        ComparedJob.run(options, UsualWay::over);
        return ExitCode.OK.number();
    }
}
