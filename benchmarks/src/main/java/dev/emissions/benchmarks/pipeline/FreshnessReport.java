package dev.emissions.benchmarks.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emissions.benchmarks.pipeline.ResultOptions.Report;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Function;

/** The result as Markdown and as JSON. */
final class FreshnessReport {
    private static final double MILLIS_PER_SECOND = 1000;

    private final FreshnessResult result;

    private FreshnessReport(FreshnessResult result) {
        this.result = result;
    }

    static Report of(FreshnessResult result) {
        var report = new FreshnessReport(result);
        return new Report(report.text(), report.json());
    }

    private String text() {
        return String.join(
                System.lineSeparator(),
                introduction(),
                figures(),
                targets(),
                "## Measured on" + System.lineSeparator(),
                MachineText.of(result.machine(), result.commit()));
    }

    private String introduction() {
        FreshnessSettings settings = result.settings();
        return String.format(
                Locale.ROOT,
                "# Freshness, %s%n%n%,d events a second for %d minutes in 4 partitions, 3 %% faulty, 1 %% twins; first the"
                        + " usual way, then ours with --trigger %s and 'emissions maintain' every minute beside it; broker, S3 server and generator on the same"
                        + " machine.%nFreshness is the time from the broker's append until the commit stood that made the"
                        + " row visible in the cleaned table, over all of its rows; those of the first %d seconds do not"
                        + " count.%n",
                result.measuredAt().atZone(ZoneOffset.UTC).toLocalDate(),
                settings.rate(),
                settings.length().toMinutes(),
                settings.trigger(),
                settings.leadIn().toSeconds());
    }

    private String figures() {
        var table = new MarkdownTable("", Way.USUAL.title(), Way.OURS.title());
        row(table, "freshness p50, s", run -> seconds(run, 50));
        row(table, "freshness p95, s", run -> seconds(run, 95));
        row(table, "freshness p99, s", run -> seconds(run, 99));
        row(table, "greatest, s", run -> seconds(run, 100));
        row(table, "events that came in", run -> whole(run.published()));
        row(table, "of them not read three minutes later", run -> whole(run.unread()));
        row(table, "CPU s per million events", run -> number("%,.2f", run.cpuSecondsPerMillion()));
        row(table, "commits to cleaned", run -> whole(run.table().commits()));
        row(table, "data files of cleaned", run -> whole(run.table().files()));
        row(table, "load before", run -> number("%.2f", run.load()));
        return table.render();
    }

    private void row(MarkdownTable table, String name, Function<FreshnessRun, String> figure) {
        table.row(name, figure.apply(result.of(Way.USUAL)), figure.apply(result.of(Way.OURS)));
    }

    private String targets() {
        var table = new MarkdownTable("target", "measured", "reached");
        target(table, "p50 at most 0.8 s", 50, 0.8);
        target(table, "p95 at most 1.5 s", 95, 1.5);
        return table.render();
    }

    private void target(MarkdownTable table, String name, int percent, double most) {
        double measured = millis(result.of(Way.OURS), percent) / MILLIS_PER_SECOND;
        table.row(name, number("%.2f", measured), measured <= most ? "yes" : "no");
    }

    private static String seconds(FreshnessRun run, int percent) {
        return number("%,.2f", millis(run, percent) / MILLIS_PER_SECOND);
    }

    private static double millis(FreshnessRun run, int percent) {
        return run.table().freshness().percentile(percent);
    }

    private static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private String json() {
        ObjectNode root = ResultJson.begin(result.machine(), result.commit(), result.measuredAt());
        root.putObject("settings")
                .put("minutes", result.settings().length().toMinutes())
                .put("rate", result.settings().rate())
                .put("trigger", result.settings().trigger())
                .put("lead_in_seconds", result.settings().leadIn().toSeconds());
        ArrayNode runs = root.putArray("runs");
        for (FreshnessRun run : result.runs()) {
            ObjectNode json = runs.addObject().put("way", run.way().title());
            for (int percent : new int[] {50, 95, 99, 100}) {
                json.put("freshness_p" + percent + "_ms", (long) millis(run, percent));
            }
            json.put("rows", run.table().freshness().total())
                    .put("published", run.published())
                    .put("unread", run.unread())
                    .put("cpu_ms", run.cpu().toMillis())
                    .put("commits", run.table().commits())
                    .put("files", run.table().files())
                    .put("load_before", run.load());
        }
        return ResultJson.text(root);
    }
}
