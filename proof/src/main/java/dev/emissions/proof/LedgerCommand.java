package dev.emissions.proof;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.VersionProvider;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.show.Output;
import dev.emissions.lakehouse.show.OutputOptions;
import dev.emissions.proof.ledger.LedgerRequest;
import dev.emissions.proof.ledger.LedgerShow;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code emissions ledger}: what became of every offset. */
@Command(
        name = "ledger",
        description = {
            "Show the books: what became of every Kafka offset that was read.",
            "One line for each partition of a topic, or one for each micro-batch and partition. The figures are the ledger's"
                    + " own; emissions verify proves them."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions ledger",
            "  emissions ledger --batches 5",
            "  emissions ledger --batches 100 --partition 3 --format csv",
            "  emissions ledger --offsets                     which offsets were duplicates, gaps or lost"
        })
public final class LedgerCommand implements Callable<Integer> {
    @Option(
            names = "--batches",
            paramLabel = "N",
            description = "Show the last N micro-batches, the newest first, instead of totals.")
    private Integer batches;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Only this topic. All of the ledger without it.")
    private String topic;

    @Option(names = "--partition", paramLabel = "N", description = "Only this partition.")
    private Integer partition;

    @Option(
            names = "--offsets",
            description = "Also list the exact offsets of duplicates, gaps and lost records, such as 5-6,8;"
                    + " both ends of a range belong to it.")
    private boolean showsOffsets;

    @Mixin
    private OutputOptions output;

    @Mixin
    private LakeOptions lake;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        requireSense();
        var request = new LedgerRequest(
                Optional.ofNullable(topic),
                partition == null ? OptionalInt.empty() : OptionalInt.of(partition),
                showsOffsets ? LedgerRequest.Detail.OFFSETS : LedgerRequest.Detail.COUNTS);
        PrintWriter out = spec.commandLine().getOut();
        Output rows = showsOffsets ? output.wideTo(out) : output.to(out);
        var show = new LedgerShow(Lake.openToRead(lake), request, rows);
        if (batches == null) {
            show.totals();
        } else {
            show.lastBatches(batches);
        }
        return ExitCode.OK.number();
    }

    private void requireSense() {
        List<String> violations = new ArrayList<>();
        if (batches != null && batches < 1) {
            violations.add("--batches: got " + batches + ", expected 1 or more");
        }
        if (partition != null && partition < 0) {
            violations.add("--partition: got " + partition + ", expected 0 or more");
        }
        if (!violations.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, String.join(System.lineSeparator(), violations));
        }
    }
}
