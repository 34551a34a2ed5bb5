package dev.emissions.cleaner.doctor;

import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaOptions;
import dev.emissions.cli.LakeOptions;
import dev.emissions.cli.VersionProvider;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code emissions doctor}: what is wrong, and what to do. */
@Command(
        name = "doctor",
        description = {
            "Check everything that cleaning depends on, and say what to do where something is wrong.",
            "",
            "Java and disks of this machine; bucket, safe writes and tables; cluster, topic, retention, schema and offsets;"
                    + " clocks; checkpoint against ledger; batches and repairs that somebody began and did not finish."
                    + " Nothing is changed but for one small object that is written and deleted again. Exit code 3 says"
                    + " that there is a PROBLEM."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {"  emissions doctor", "  emissions doctor --topic emissions.events --lake s3a://lake"})
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private LakeOptions lakeOptions;

    @Option(
            names = "--checkpoint",
            paramLabel = "URI",
            description = "The checkpoint to compare with the ledger, if the cleaner was given one. Default:"
                    + " ops/checkpoints/clean-<topic> in the lake.")
    private String checkpoint;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return print(new Doctor(kafka, lakeOptions, Optional.ofNullable(checkpoint)).examine())
                .number();
    }

    private ExitCode print(Examination examination) {
        PrintWriter out = spec.commandLine().getOut();
        for (Finding finding : examination.findings()) {
            out.printf(Locale.ROOT, "%-8s %s: %s%n", finding.severity(), finding.check(), finding.seen());
            if (!finding.advice().isEmpty()) {
                out.println("         -> " + finding.advice());
            }
        }
        out.flush();
        boolean isIll =
                examination.findings().stream().anyMatch(finding -> finding.severity() == Finding.Severity.PROBLEM);
        return isIll ? ExitCode.UNREACHABLE : ExitCode.OK;
    }
}
