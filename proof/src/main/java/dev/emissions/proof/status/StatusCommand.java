package dev.emissions.proof.status;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaOptions;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.VersionProvider;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LakeAccess;
import dev.emissions.lakehouse.SealNote;
import dev.emissions.lakehouse.show.OutputOptions;
import dev.emissions.proof.kafka.TopicBroker;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code emissions status}: how far the cleaner is behind. */
@Command(
        name = "status",
        description = {
            "Show how far cleaning is behind, and how long the broker still keeps what is unread.",
            "",
            "One line for each partition, from the ledger and the broker, whether or not a cleaner runs: what is sealed,"
                    + " what is unread and for how long, how fresh the last rows were (from the broker's append until they"
                    + " could be read in the table), the least time until retention deletes unread records, and what is"
                    + " open in quarantine. Exit code 4 says that --max-lag is exceeded."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions status",
            "  emissions status --watch                       again every two seconds, until Ctrl-C",
            "  emissions status --max-lag 100000              for schedulers: exit code 4 if more events are unread",
            "  emissions status --max-lag 5m --format json    or if an unread record is older"
        })
public final class StatusCommand implements Callable<Integer> {
    @Option(
            names = "--max-lag",
            paramLabel = "LIMIT",
            description = "End with exit code 4 if more events are unread in all, or if an unread record is older:"
                    + " 100000, or 500ms, 30s, 5m, 2h, 1d.")
    private String maxLag;

    @Option(
            names = "--watch",
            arity = "0..1",
            paramLabel = "SECONDS",
            fallbackValue = "2",
            description = "Show it again every so many seconds, until Ctrl-C or until --max-lag is exceeded. 2 seconds"
                    + " without a number.")
    private Integer watchSeconds;

    @Option(
            names = "--consumer-group",
            paramLabel = "GROUP",
            defaultValue = SealNote.DEFAULT_GROUP,
            description = "Consumer group to which the cleaner mirrors its sealed offsets; freshness is noted there."
                    + " Default: ${DEFAULT-VALUE}.")
    private String group;

    @Mixin
    private OutputOptions output;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private LakeOptions lake;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Optional<MaxLag> most = Optional.ofNullable(maxLag).map(MaxLag::parse);
        if (watchSeconds != null && watchSeconds < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--watch: got " + watchSeconds + ", expected 1 or more");
        }
        Lake opened = Lake.openToRead(lake);
        try (var broker = new TopicBroker(kafka)) {
            var reader = new StatusReader(opened, broker, group, Clock.systemUTC());
            ExitCode code = show(reader, most);
            while (watchSeconds != null && code == ExitCode.OK) {
                TimeUnit.SECONDS.sleep(watchSeconds);
                spec.commandLine().getOut().println();
                code = show(reader, most);
            }
            return code.number();
        }
    }

    private ExitCode show(StatusReader reader, Optional<MaxLag> most) {
        TopicStatus status = LakeAccess.READ.toldOf("read the ledger", reader::read);
        PrintWriter out = spec.commandLine().getOut();
        new StatusShow(output.to(out)).print(status);
        Optional<String> excess = most.flatMap(limit -> limit.excess(status.partitions()));
        excess.ifPresent(text -> spec.commandLine().getErr().println("Lag exceeds --max-lag " + maxLag + ": " + text));
        return excess.isPresent() ? ExitCode.DATA : ExitCode.OK;
    }
}
