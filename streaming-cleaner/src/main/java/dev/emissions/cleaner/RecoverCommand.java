package dev.emissions.cleaner;

import dev.emissions.cleaner.repair.Repairs;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.VersionProvider;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LakeAccess;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code emissions recover}: makes a topic cleanable again after its checkpoint was lost or damaged. */
@Command(
        name = "recover",
        description = {
            "Make a topic cleanable again after its checkpoint was lost, damaged, or put back from a backup.",
            "",
            "The ledger knows every offset that is sealed. What was decided but not committed is committed; a checkpoint"
                    + " that cannot be read or contradicts the ledger is set aside under another name, and the next"
                    + " `emissions clean` begins where the ledger was sealed. Nothing is deleted, and where all is well"
                    + " nothing is done."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  emissions recover --dry-run            tell what is wrong, change nothing",
            "  emissions recover --topic emissions.events"
        })
public final class RecoverCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private LakeOptions lakeOptions;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            defaultValue = "emissions.events",
            description = "Topic of the events. Default: ${DEFAULT-VALUE}.")
    private String topic;

    @Option(
            names = "--checkpoint",
            paramLabel = "URI",
            description = "The checkpoint. Default: ops/checkpoints/clean-<topic> in the lake.")
    private String checkpoint;

    @Option(names = "--dry-run", description = "Tell what would be done, and do nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        Lake lake = dryRun ? Lake.openToRead(lakeOptions) : Lake.open(lakeOptions);
        if (dryRun) {
            LakeAccess.READ.told("read the ledger", () -> recover(lake));
        } else {
            LakeAccess.WRITE.told("complete what was decided", () -> {
                new UnsealedBatches(lake, LakeTables.open(lake)).complete(topic);
                new Repairs(lake).complete();
            });
            LakeAccess.WRITE.told("recover the checkpoint", () -> recover(lake));
        }
        return ExitCode.OK.number();
    }

    private void recover(Lake lake) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        String place = checkpoint == null ? CleanSettings.checkpointOf(lake, topic) : checkpoint;
        CheckpointCheck check = new CheckpointCheck(lake, topic, place);
        Optional<String> problem = check.lastingProblem();
        if (problem.isPresent()) {
            out.println("Checkpoint " + place + ": " + problem.orElseThrow());
            out.println(dryRun ? "Would set it aside" : "Set it aside as " + check.setAside(Clock.systemUTC()));
        } else if (check.place().isPresent()) {
            out.println("Checkpoint " + place + " agrees with the ledger; nothing to do");
        } else {
            out.println("There is no checkpoint " + place);
        }
        tellPlace(out, SealedOffsets.read(lake, topic));
    }

    private void tellPlace(PrintWriter out, SealedOffsets sealed) {
        if (sealed.ends().isEmpty()) {
            out.println("Nothing of " + topic + " is sealed: cleaning begins at the first offset that the broker has");
        }
        sealed.ends()
                .forEach((partition, end) -> out.printf(
                        Locale.ROOT, "%s partition %d: cleaning goes on at offset %,d%n", topic, partition, end));
        out.flush();
    }
}
