package dev.emissions.producer;

import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaOptions;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.VersionProvider;
import dev.emissions.producer.drop.Ingest;
import dev.emissions.producer.drop.Ingest.Repeating;
import dev.emissions.producer.publish.StopSignal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code emissions ingest}: takes dropped files into the lake and publishes their rows. */
@Command(
        name = "ingest",
        description = {
            "Put files unchanged into the lake, below raw/ by the hash of their content, and publish their rows.",
            "A file is CSV with the header date,domain,format,country,ad_size,device,adSelectionEmissions,"
                    + "creativeDistributionEmissions,mediaDistributionEmissions,totalEmissions,domainCoverage (in any"
                    + " order), or JSON lines with these names or those of the full event; either may be packed by gzip."
                    + " A line that cannot be read is published as it is, so that it is found in quarantine.",
            "A file whose rows were all published before is not published again, under whatever name it comes."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions ingest drop-2026-03-01.csv",
            "  emissions ingest january.jsonl.gz february.jsonl.gz",
            "  emissions ingest --again drop-2026-03-01.csv"
        })
public final class IngestCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV or JSON-lines files.")
    private List<Path> files;

    @Option(names = "--again", description = "Publish the rows of a file again; its events keep their ids.")
    private boolean again;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of a topic that has to be made. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private LakeOptions lake;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Ingest ingest = new Ingest(
                again ? Repeating.PUBLISHED_AGAIN : Repeating.SKIPPED,
                Clock.systemUTC(),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
        try (StopSignal stop = StopSignal.onShutdown()) {
            ingest.run(files, lake, new Ingest.TopicOptions(kafka.address(), kafka.topic(), partitions), stop);
        }
        return ExitCode.OK.number();
    }
}
