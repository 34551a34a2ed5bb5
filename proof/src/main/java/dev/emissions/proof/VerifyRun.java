package dev.emissions.proof;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.DurationText;
import dev.emissions.cli.ExitCode;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LakeAccess;
import dev.emissions.proof.verify.ReportJson;
import dev.emissions.proof.verify.ReportText;
import dev.emissions.proof.verify.Selection;
import dev.emissions.proof.verify.Verification;
import dev.emissions.proof.verify.VerifyReport;
import dev.emissions.proof.verify.VerifySettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** From the options to the proof and its report. */
final class VerifyRun {
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    /** The rest is for what is read from tables and broker, and for the window and the bucket of each thread. */
    private static final int PART_OF_HEAP = 4;

    private VerifyRun() {}

    static int run(VerifyCommand command, PrintWriter out) {
        VerifySettings settings = settings(command, Clock.systemUTC());
        Lake lake = Lake.openToRead(command.lake());
        VerifyReport report = LakeAccess.READ.toldOf(
                "verify " + lake.root(), () -> Verification.run(lake, settings, out, Clock.systemUTC()));
        new ReportText(out).print(report);
        if (command.report() != null) {
            write(command.report(), ReportJson.of(report));
        }
        boolean isProven = report.isBalanced() && !(command.isStrict() && report.beyondProof() > 0);
        return (isProven ? ExitCode.OK : ExitCode.DATA).number();
    }

    static VerifySettings settings(VerifyCommand command, Clock clock) {
        List<String> violations = new ArrayList<>();
        int threads = command.threads() == null ? Runtime.getRuntime().availableProcessors() : command.threads();
        if (threads < 1) {
            violations.add("--threads: got " + threads + ", expected 1 or more");
        }
        Path temp = command.tempFolder() == null ? Path.of(System.getProperty("java.io.tmpdir")) : command.tempFolder();
        if (!Files.isDirectory(temp) || !Files.isWritable(temp)) {
            violations.add("--temp-dir: got " + temp + ", expected a folder that can be written");
        }
        if (!command.withoutBroker() && command.bootstrapServers() == null) {
            violations.add("--bootstrap-servers: got nothing, expected HOST:PORT of the broker, or --no-broker");
        }
        Selection selection = selection(command, clock, violations);
        if (!violations.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, String.join(System.lineSeparator(), violations));
        }
        return new VerifySettings(
                Optional.ofNullable(command.topic()),
                command.withoutBroker() ? Optional.empty() : Optional.of(command.brokers()),
                selection,
                threads,
                temp,
                Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    private static Selection selection(VerifyCommand command, Clock clock, List<String> violations) {
        if (command.sample() != null) {
            if (command.sample() < 1) {
                violations.add("--sample: got " + command.sample() + ", expected 1 or more");
            }
            long seed = command.seed() == null ? new Random().nextInt(Integer.MAX_VALUE) : command.seed();
            return new Selection.Sample(command.sample(), seed);
        }
        if (command.seed() != null) {
            violations.add("--seed: got " + command.seed() + ", expected it together with --sample");
        }
        return command.since() == null ? new Selection.Everything() : since(command.since(), clock, violations);
    }

    private static Selection since(String text, Clock clock, List<String> violations) {
        Optional<Duration> ago = DurationText.parse(text);
        try {
            if (COUNT.matcher(text).matches() && Integer.parseInt(text) > 0) {
                return new Selection.LastBatches(Integer.parseInt(text));
            } else if (ago.isPresent()) {
                return new Selection.SealedSince(clock.instant().minus(ago.orElseThrow()));
            }
            return new Selection.SealedSince(Instant.parse(text));
        } catch (DateTimeException e) {
            violations.add("--since: got " + text
                    + ", expected a time like 2026-03-14T09:26:53Z, a time ago like 2h, or a number of micro-batches");
            return new Selection.Everything();
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot write the report to " + file + ": " + e + "; expected a file that can be written",
                    e);
        }
    }
}
