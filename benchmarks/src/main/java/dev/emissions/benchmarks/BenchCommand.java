package dev.emissions.benchmarks;

import dev.emissions.benchmarks.pipeline.FreshnessCommand;
import dev.emissions.benchmarks.pipeline.LatencyCommand;
import dev.emissions.benchmarks.pipeline.ThroughputCommand;
import dev.emissions.benchmarks.upkeep.UpkeepCommand;
import dev.emissions.benchmarks.usual.FloorCommand;
import dev.emissions.benchmarks.usual.UsualCommand;
import dev.emissions.cli.VersionProvider;
import picocli.CommandLine.Command;

/** {@code scripts/bench}: the measurements of this project. */
@Command(
        name = "bench",
        description = {
            "Measure the product on this machine.",
            "",
            "Each measurement starts a Kafka broker and an S3 server of its own and removes them when it ends. What it"
                    + " finds is printed and written to benchmarks/results. Let nothing else run meanwhile."
        },
        subcommands = {
            ThroughputCommand.class,
            LatencyCommand.class,
            FreshnessCommand.class,
            UpkeepCommand.class,
            JmhCommand.class,
            UsualCommand.class,
            FloorCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  scripts/bench upkeep                           a month of small batches, with upkeep and without",
            "  scripts/bench throughput                       3 million events, ours beside the usual way",
            "  scripts/bench throughput --events 300000       the same, quicker and less exact",
            "  scripts/bench latency                          from published to sealed, ten events at a time",
            "  scripts/bench freshness                        how old events are when they can be read, ten minutes a way",
            "  scripts/bench jmh                              the rules alone, in events per second and core"
        })
final class BenchCommand {}
