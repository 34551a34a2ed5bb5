package dev.emissions.cleaner;

import dev.emissions.cli.KafkaOptions;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.VersionProvider;
import dev.emissions.lakehouse.SealNote;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code emissions clean}: from Kafka to the cleaned, quarantine and ledger tables. */
@Command(
        name = "clean",
        description = {
            "Clean the events of a Kafka topic into the lake.",
            "",
            "Every offset ends in exactly one place: the cleaned table, the quarantine with its raw bytes and reasons,"
                    + " or the ledger's lists of duplicates, gaps and accepted losses. Stop it and start it again at any"
                    + " time, even by force: it goes on where the ledger was sealed."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions clean --available-now        take what is there, then end",
            "  emissions clean --trigger 1s           run until Ctrl-C, a micro-batch a second",
            "  emissions clean --trigger 1s --metrics-port 9400    and serve metrics for Prometheus",
            "  emissions clean --available-now --max-events-per-batch 100000"
        })
public final class CleanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private LakeOptions lake;

    @ArgGroup
    private final Mode mode = new Mode();

    private static final class Mode {
        @Option(
                names = "--trigger",
                paramLabel = "TIME",
                description = "Run on, and begin a micro-batch this often, such as 500ms, 1s or 2m."
                        + " This is what happens by default, with 1s.")
        private String trigger;

        @Option(names = "--available-now", description = "Take what the topic holds now, in micro-batches, then end.")
        private boolean availableNow;
    }

    @Option(
            names = "--max-events-per-batch",
            paramLabel = "N",
            defaultValue = "500000",
            description = "Events that a micro-batch takes at most, over all partitions. Default: ${DEFAULT-VALUE}.")
    private long maxEventsPerBatch;

    @Option(
            names = "--checkpoint",
            paramLabel = "URI",
            description = "Where Structured Streaming keeps its place. Default: ops/checkpoints/clean-<topic> in the"
                    + " lake. Without one the cleaner begins where the ledger was sealed last.")
    private String checkpoint;

    @Option(
            names = "--id-memory",
            paramLabel = "MIB",
            defaultValue = "256",
            description =
                    "Memory for recent event ids and filters over all others, of an executor, in MiB. With less, ids"
                            + " are looked up in the table more often. Default: ${DEFAULT-VALUE}.")
    private long idMemoryMib;

    @Option(
            names = "--archive-raw",
            description =
                    "Also keep every record as Kafka holds it, in the archive table, for the time when Kafka has it"
                            + " no longer: proofs and reprocessing then still can read it.")
    private boolean archiveRaw;

    @Option(
            names = "--accept-loss",
            paramLabel = "PARTITION:FROM-TO",
            split = ",",
            description =
                    "Give up these offsets, which the broker no longer has and which were not read: the ledger lists"
                            + " them as lost. Without it the cleaner refuses to go on, and tells them.")
    private List<String> acceptedLosses = List.of();

    @Option(
            names = "--consumer-group",
            paramLabel = "GROUP",
            defaultValue = SealNote.DEFAULT_GROUP,
            description =
                    "Consumer group to which the sealed offsets are mirrored, with the freshness of the last minute,"
                            + " so that lag tools see them; the cleaner itself never reads it. One for each lake that cleans a"
                            + " topic. Default: ${DEFAULT-VALUE}.")
    private String consumerGroup;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "Serve metrics for Prometheus at http://127.0.0.1:PORT/metrics; 0 takes any free port, and"
                    + " tells it. docs/metrics.md explains them. Without it none are served.")
    private Integer metricsPort;

    @Option(
            names = "--metrics-host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address of this machine at which the metrics are served, such as 0.0.0.0 for all of them."
                    + " Default: ${DEFAULT-VALUE}.")
    private String metricsHost;

    @Option(names = "--report", paramLabel = "FILE", description = "Also write one JSON line per micro-batch here.")
    private Path report;

    @Option(
            names = "--master",
            paramLabel = "URL",
            defaultValue = "${sys:spark.master:-local[*]}",
            description = "Spark master. Under spark-submit the one that it was given."
                    + " Default: ${DEFAULT-VALUE}, this machine.")
    private String master;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        return CleanerProcess.run(out, kafka, lake, this);
    }

    String trigger() {
        return mode.trigger == null ? "1s" : mode.trigger;
    }

    boolean availableNow() {
        return mode.availableNow;
    }

    long maxEventsPerBatch() {
        return maxEventsPerBatch;
    }

    String checkpoint() {
        return checkpoint;
    }

    long idMemoryMib() {
        return idMemoryMib;
    }

    boolean archiveRaw() {
        return archiveRaw;
    }

    List<AcceptedLoss> acceptedLosses() {
        return acceptedLosses.stream().map(AcceptedLoss::parse).toList();
    }

    String consumerGroup() {
        return consumerGroup;
    }

    Integer metricsPort() {
        return metricsPort;
    }

    String metricsHost() {
        return metricsHost;
    }

    Path report() {
        return report;
    }

    String master() {
        return master;
    }
}
