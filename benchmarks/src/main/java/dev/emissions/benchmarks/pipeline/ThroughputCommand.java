package dev.emissions.benchmarks.pipeline;

import dev.emissions.benchmarks.pipeline.ResultOptions.Report;
import dev.emissions.cli.VersionProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench throughput}: ours beside the usual way, on the same events. */
@Command(
        name = "throughput",
        description = {
            "Publish events to a topic and clean them twice, each time by a process of its own into a lake of its own:"
                    + " by 'emissions clean', with all it does, and by the usual way, which is from_avro, rules as"
                    + " columns, dropDuplicates in the batch, persist and two Delta writes.",
            "",
            "Tells events per second and CPU seconds per million events, in steady state (micro-batches without the"
                    + " first third) and for the whole process from its start to its end. Figures of a run whose counts"
                    + " are wrong are refused, with exit code 4."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  scripts/bench throughput",
            "  scripts/bench throughput --runs 3 --floor",
            "  scripts/bench throughput --events 300000 --max-events-per-batch 50000 --output /tmp/quick"
        })
public final class ThroughputCommand implements Callable<Integer> {
    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "3000000",
            description = "Events in the topic. Default: ${DEFAULT-VALUE}.")
    private long events;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of the topic. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--runs",
            paramLabel = "K",
            defaultValue = "1",
            description = "How often each way runs; medians are told. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--max-events-per-batch",
            paramLabel = "N",
            defaultValue = "500000",
            description = "Events that a micro-batch takes at most, for every way. Default: ${DEFAULT-VALUE}.")
    private long maxEventsPerBatch;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the events. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--floor", description = "Also measure what Spark needs to read the topic and do nothing.")
    private boolean floor;

    @Mixin
    private ResultOptions result;

    @Override
    public Integer call() throws InterruptedException {
        var settings = new ThroughputSettings(events, partitions, runs, maxEventsPerBatch, seed, ways());
        return result.report((home, out) -> {
            ThroughputResult found = new Throughput(settings, home, out).run();
            return new Report(ThroughputText.of(found), ThroughputJson.of(found));
        });
    }

    private List<Way> ways() {
        List<Way> ways = new ArrayList<>(List.of(Way.OURS, Way.USUAL));
        if (floor) {
            ways.add(Way.FLOOR);
        }
        return ways;
    }
}
