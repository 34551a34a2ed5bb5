package dev.emissions.cleaner;

import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.DurationText;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.KafkaOptions;
import dev.emissions.cli.LakeOptions;
import dev.emissions.lakehouse.Lake;
import dev.emissions.lakehouse.LakeAccess;
import dev.emissions.lakehouse.LogUpkeep;
import dev.emissions.quality.Thresholds;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A cleaner from its command line to its end. */
final class CleanerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(CleanerProcess.class);
    private static final long MIB = 1L << 20;
    private static final String WRITE = "write to the lake";

    private CleanerProcess() {}

    static int run(PrintWriter out, KafkaOptions kafka, LakeOptions lakeOptions, CleanCommand command) {
        CleanSettings settings = settings(kafka, command);
        LOG.atInfo().addKeyValue("settings", settings).log("Starting");
        Lake lake = Lake.open(lakeOptions);
        try (var upkeep = new LogUpkeep();
                var source = new SourceTopic(settings);
                var mirror = new OffsetMirror(source.group(command.consumerGroup()))) {
            Clock clock = Clock.systemUTC();
            Map<Integer, Long> earliest = source.requireTopic();
            LakeTables tables = LakeAccess.WRITE.toldOf(WRITE, () -> LakeTables.open(lake, upkeep));
            SealedOffsets sealed = LakeAccess.WRITE.toldOf(
                    WRITE, () -> new Resumption(lake, settings, source, clock).prepare(earliest, tables, out));
            mirror.begin(sealed.ends());
            String starts = StartingOffsets.json(settings.topic(), earliest, sealed);
            try (var metrics = metrics(command, kafka, lake, sealed, clock);
                    var session = CleanerSession.open(settings, lake)) {
                metrics.address().ifPresent(address -> out.println("Metrics at " + address));
                out.flush();
                List<SealListener> listeners = List.of(mirror, metrics);
                new CleanerQuery(session.spark(), lake, tables, settings, source, listeners, clock, out).run(starts);
            }
        } catch (TimeoutException e) {
            throw new CommandFailure(ExitCode.UNREACHABLE, "Cannot start the query: " + e.getMessage(), e);
        }
        return ExitCode.OK.number();
    }

    private static ServedMetrics metrics(
            CleanCommand command, KafkaOptions kafka, Lake lake, SealedOffsets sealed, Clock clock) {
        return command.metricsPort() == null
                ? ServedMetrics.none()
                : ServedMetrics.start(command.metricsHost(), command.metricsPort(), kafka, lake, sealed.ends(), clock);
    }

    private static CleanSettings settings(KafkaOptions kafka, CleanCommand command) {
        return new CleanSettings(
                kafka.address(),
                kafka.topic(),
                Optional.ofNullable(command.checkpoint()),
                command.availableNow() ? Optional.empty() : Optional.of(trigger(command.trigger())),
                command.maxEventsPerBatch(),
                command.idMemoryMib() * MIB,
                command.archiveRaw(),
                command.acceptedLosses(),
                Optional.ofNullable(command.report()),
                command.master(),
                Thresholds.defaults());
    }

    private static Duration trigger(String text) {
        return DurationText.parse(text)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "Cannot read --trigger: expected a time such as 500ms, 1s or 2m, got '" + text + "'"));
    }
}
