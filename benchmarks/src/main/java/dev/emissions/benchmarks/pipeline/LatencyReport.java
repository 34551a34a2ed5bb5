package dev.emissions.benchmarks.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emissions.benchmarks.pipeline.LatencyResult.Round;
import dev.emissions.benchmarks.pipeline.ResultOptions.Report;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/** The result as Markdown and as JSON. */
final class LatencyReport {
    private static final double HIGH = 95;

    private LatencyReport() {}

    static Report of(LatencyResult result) {
        return new Report(text(result), json(result));
    }

    private static String text(LatencyResult result) {
        LatencySettings settings = result.settings();
        String introduction = String.format(
                Locale.ROOT,
                "# Latency, %s%n%n%d events at a time, %d times, --trigger %s, %d micro-batches; broker and S3 server on"
                        + " the same machine, load before %.2f.%n",
                result.measuredAt().atZone(ZoneOffset.UTC).toLocalDate(),
                settings.events(),
                settings.rounds(),
                settings.trigger(),
                result.rounds().stream()
                        .mapToInt(round -> round.batches().size())
                        .sum(),
                result.load());
        String table = new MarkdownTable("milliseconds", "median", "95th percentile", "highest")
                .row(cells("micro-batch, from its start to its seal", () -> took(result)))
                .row(cells("from the first event sent to the last sealed", () -> sentToSealed(result)))
                .render();
        return String.join(
                System.lineSeparator(),
                introduction,
                table,
                target(result),
                MachineText.of(result.machine(), result.commit()));
    }

    private static Object[] cells(String name, Supplier<DoubleStream> millis) {
        return new Object[] {
            name,
            number(Statistics.median(millis.get())),
            number(Statistics.percentile(HIGH, millis.get())),
            number(Statistics.percentile(100, millis.get()))
        };
    }

    private static String target(LatencyResult result) {
        double median = Statistics.median(took(result));
        return new MarkdownTable("target", "measured", "reached")
                .row("a micro-batch takes at most 500 ms, in the median", number(median), median <= 500 ? "yes" : "no")
                .render();
    }

    private static DoubleStream took(LatencyResult result) {
        return result.rounds().stream()
                .flatMap(round -> round.batches().stream())
                .mapToDouble(BatchLine::tookMillis);
    }

    private static DoubleStream sentToSealed(LatencyResult result) {
        return result.rounds().stream()
                .mapToDouble(round -> round.sentToSealed().toMillis());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String json(LatencyResult result) {
        ObjectNode root = ResultJson.begin(result.machine(), result.commit(), result.measuredAt());
        root.put("load_before", result.load());
        root.putObject("settings")
                .put("events", result.settings().events())
                .put("rounds", result.settings().rounds())
                .put("trigger", result.settings().trigger());
        ArrayNode rounds = root.putArray("rounds");
        for (Round round : result.rounds()) {
            ObjectNode json = rounds.addObject()
                    .put("sent_to_sealed_ms", round.sentToSealed().toMillis());
            ArrayNode batches = json.putArray("batches");
            round.batches().forEach(line -> ResultJson.addBatch(batches, line));
        }
        return ResultJson.text(root);
    }
}
