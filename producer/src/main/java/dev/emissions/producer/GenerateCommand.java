package dev.emissions.producer;

import dev.emissions.cli.DurationText;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaAddress;
import dev.emissions.cli.KafkaSecurityOptions;
import dev.emissions.cli.VersionProvider;
import dev.emissions.producer.generator.Generate;
import dev.emissions.producer.generator.GenerateRequest;
import dev.emissions.producer.publish.StopSignal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code emissions generate}: makes events, with known faults and anomalies, for Kafka or a file. */
@Command(
        name = "generate",
        description = {
            "Make ad-emission events of realistic magnitudes, with faults and anomalies whose truth is told in a file.",
            "The same seed and start make the same events, byte for byte."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions generate --count 300000 --labels labels.csv",
            "  emissions generate --rate 1000 --duration 10m",
            "  emissions generate --count 1200 --start 2026-03-01 --output drop.csv",
            "  emissions generate --count 10000 --issues 0.05,DUPLICATE=0.02 --output events.jsonl",
            "  emissions generate --count 10000 --issues DOMAIN_MISSING=0.01 --anomalies 0 --seed 7"
        })
public final class GenerateCommand implements Callable<Integer> {
    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many records, resends included. Default: 100000; no limit with --rate or --duration.")
    private Long count;

    @Option(
            names = "--rate",
            paramLabel = "PER-SECOND",
            description = "Records per second at most. Without --span the events then happen as they are sent.")
    private Double rate;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = "Stop after this time on the clock, such as 90s or 10m.")
    private Duration duration;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            converter = InstantText.class,
            description = "Event time of the first event, such as 2026-03-01T12:00:00Z. Default: so that the last one"
                    + " has just happened.")
    private Instant start;

    @Option(
            names = "--span",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = "How much event time the events cover, with daily and weekly cycles. Default: 48h.")
    private Duration span;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of all that is random. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--domains",
            paramLabel = "N",
            defaultValue = "400",
            description = "Number of publishers' domains. Default: ${DEFAULT-VALUE}.")
    private int domains;

    @Option(
            names = "--issues",
            paramLabel = "RATES",
            defaultValue = "usual",
            description =
                    "Share of faulty records: none, usual (0.03, and 0.0095 resends on top), a number, RULE=SHARE,"
                            + " or several of them separated by commas. Default: ${DEFAULT-VALUE}.")
    private String issues;

    @Option(
            names = "--anomalies",
            paramLabel = "SHARE",
            defaultValue = "0.002",
            description = "Share of valid events with a spike, a dip or swapped components. Default: ${DEFAULT-VALUE}.")
    private double anomalies;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "Write the truth about faults and anomalies to this CSV file.")
    private Path labels;

    @Option(names = "--output", paramLabel = "FILE", description = "Write to this file instead of Kafka.")
    private Path output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Form of the file: avro, jsonl or csv (the flat form). Default: its extension.")
    private String format;

    @Option(names = "--force", description = "Overwrite existing files.")
    private boolean force;

    // As in KafkaOptions, but not required: events for a file need no broker.
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka brokers to ask first. A running local stack supplies it.")
    private String bootstrapServers;

    @Mixin
    private KafkaSecurityOptions security;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            defaultValue = "emissions.events",
            description = "Topic of the events, made if absent. Default: ${DEFAULT-VALUE}.")
    private String topic;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of a topic that has to be made. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        GenerateRequest request = new GenerateRequest(
                new GenerateRequest.Amount(count, rate, duration),
                new GenerateRequest.EventTime(start, span),
                new GenerateRequest.Content(seed, domains, issues, anomalies),
                new GenerateRequest.Output(output, format),
                new GenerateRequest.Kafka(brokers(), topic, partitions),
                labels,
                force);
        try (StopSignal stop = StopSignal.onShutdown()) {
            new Generate(
                            request,
                            Clock.systemUTC(),
                            spec.commandLine().getOut(),
                            spec.commandLine().getErr())
                    .run(stop);
        }
        return ExitCode.OK.number();
    }

    /** Null where the user named none. */
    private KafkaAddress brokers() {
        return bootstrapServers == null ? null : security.address(bootstrapServers);
    }
}
