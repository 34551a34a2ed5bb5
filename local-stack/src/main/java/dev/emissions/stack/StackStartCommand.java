package dev.emissions.stack;

import dev.emissions.cli.ExitCode;
import dev.emissions.cli.StackFile;
import dev.emissions.cli.VersionProvider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code emissions stack start}. */
@Command(
        name = "start",
        description = {
            "Start a Kafka broker and an S3 server that run on after this command, on 127.0.0.1 only.",
            "What runs already is left as it is. Data, ports and credentials stay the same from one start to the next;"
                    + " the other commands find them by themselves."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions stack start",
            "  emissions stack start --kafka-port 9092 --s3-port 9000",
            "  emissions stack start --s3 minio --minio-binary /opt/minio/minio",
            "  EMISSIONS_STACK_JVM_OPTIONS=-Xmx2g emissions stack start"
        })
public final class StackStartCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StackOptions stack;

    @Option(
            names = "--s3",
            paramLabel = "SERVER",
            description = "S3 server: ${COMPLETION-CANDIDATES}. Default: the one this stack began with, else s3proxy.")
    private S3Server s3;

    @Option(
            names = "--minio-binary",
            paramLabel = "FILE",
            description = "MinIO's program, for --s3 minio. Default: minio in PATH.")
    private Path minioBinary;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            description = "Port of the broker. Default: a free one, chosen at the first start.")
    private Integer kafkaPort;

    @Option(
            names = "--s3-port",
            paramLabel = "PORT",
            description = "Port of the S3 server. Default: a free one, chosen at the first start.")
    private Integer s3Port;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var wishes = new StackWishes(
                Optional.ofNullable(s3),
                Optional.ofNullable(minioBinary),
                Optional.ofNullable(kafkaPort),
                Optional.ofNullable(s3Port));
        var report = new StackReport(out);
        var status = new Stack(stack.directory(), System.getenv()).start(wishes, report);
        report.started(status, StackFile.directory(System.getenv()));
        return ExitCode.OK.number();
    }
}
