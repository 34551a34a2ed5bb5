package dev.emissions.proof;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaAddress;
import dev.emissions.cli.KafkaSecurityOptions;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.VersionProvider;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code emissions verify}: proves the books from the tables and the broker. */
@Command(
        name = "verify",
        description = {
            "Prove that every Kafka offset that was read is in exactly one place, and that nothing in the lake differs from"
                    + " what Kafka holds.",
            "Counts are not believed but counted again. Whatever is wrong is named with its exact offsets. Exit code 0 if the"
                    + " books balance, 4 if not. What the broker no longer has and no archive holds is told as beyond proof."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions verify",
            "  emissions verify --since 2h                    what was sealed in the last two hours",
            "  emissions verify --since 10                    the last ten micro-batches",
            "  emissions verify --sample 50 --seed 7          windows of offsets, chosen at random",
            "  emissions verify --no-broker --report proof.json"
        })
public final class VerifyCommand implements Callable<Integer> {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka brokers to ask first. A running local stack supplies it.")
    private String bootstrapServers;

    @Mixin
    private KafkaSecurityOptions security;

    @Option(names = "--no-broker", description = "Prove the tables alone; records are not looked at.")
    private boolean withoutBroker;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Only this topic. All of the ledger without it.")
    private String topic;

    @ArgGroup
    private final Part part = new Part();

    private static final class Part {
        @Option(
                names = "--since",
                paramLabel = "TIME",
                description =
                        "Only what was sealed since: a UTC time like 2026-03-14T09:26:53Z, a time ago like 90s, 30m,"
                                + " 2h or 7d, or a number of micro-batches. Default: everything.")
        private String since;

        @Option(
                names = "--sample",
                paramLabel = "N",
                description = "Only N windows of 4096 offsets, chosen at random. Default: everything.")
        private Integer sample;
    }

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the sample. Chosen and told without it.")
    private Long seed;

    @Option(names = "--strict", description = "Also fail where records can no longer be held against anything.")
    private boolean isStrict;

    @Option(names = "--report", paramLabel = "FILE", description = "Also write the report to this file, as JSON.")
    private Path report;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that read and compare. As many as there are processors without it.")
    private Integer threads;

    @Option(
            names = "--temp-dir",
            paramLabel = "FOLDER",
            description = "Where to put what does not fit into memory for a while, about 60 bytes an offset."
                    + " The system's folder for such files without it.")
    private Path tempFolder;

    @Mixin
    private LakeOptions lake;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (withoutBroker && isStrict) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--strict: got --no-broker as well, expected a broker to hold all records against");
        }
        return VerifyRun.run(this, spec.commandLine().getOut());
    }

    LakeOptions lake() {
        return lake;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    KafkaAddress brokers() {
        return security.address(bootstrapServers);
    }

    boolean withoutBroker() {
        return withoutBroker;
    }

    String topic() {
        return topic;
    }

    String since() {
        return part.since;
    }

    Integer sample() {
        return part.sample;
    }

    Long seed() {
        return seed;
    }

    boolean isStrict() {
        return isStrict;
    }

    Path report() {
        return report;
    }

    Integer threads() {
        return threads;
    }

    Path tempFolder() {
        return tempFolder;
    }
}
