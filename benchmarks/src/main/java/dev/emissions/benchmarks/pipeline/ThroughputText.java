package dev.emissions.benchmarks.pipeline;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The result as Markdown. */
final class ThroughputText {
    private static final double BYTES_PER_MIB = 1 << 20;
    private static final String PRECISE = "%,.2f";
    private static final String WHOLE = "%,.0f";

    private final ThroughputResult result;
    private final List<Way> ways;

    private ThroughputText(ThroughputResult result) {
        this.result = result;
        this.ways = result.settings().ways();
    }

    static String of(ThroughputResult result) {
        var text = new ThroughputText(result);
        return String.join(
                System.lineSeparator(),
                text.introduction(),
                text.medians(),
                text.targets(),
                "## Every run" + System.lineSeparator(),
                text.runs(),
                "## Measured on" + System.lineSeparator(),
                MachineText.of(result.machine(), result.commit()));
    }

    private String introduction() {
        ThroughputSettings settings = result.settings();
        return String.format(
                Locale.ROOT,
                "# Throughput, %s%n%n%,d Avro events in %d partitions, 3 %% faulty, 1 %% twins, at most %,d events a"
                        + " micro-batch; broker and S3 server on the same machine.%nMedians of %d run(s) of each way, in"
                        + " turns. Steady state is from seal to seal, without the first third of the micro-batches.%n",
                result.measuredAt().atZone(ZoneOffset.UTC).toLocalDate(),
                settings.events(),
                settings.partitions(),
                settings.maxEventsPerBatch(),
                settings.runs());
    }

    private String medians() {
        List<String> headings = new ArrayList<>(List.of(""));
        ways.forEach(way -> headings.add(way.title()));
        headings.add("ours / usual way");
        var table = new MarkdownTable(headings.toArray(String[]::new));
        steady(table, "steady state: events/s", WHOLE, Rates::eventsPerSecond);
        steady(table, "steady state: CPU s per million", PRECISE, Rates::cpuSecondsPerMillion);
        whole(table, "whole process: events/s", WHOLE, run -> run.whole().eventsPerSecond());
        whole(table, "whole process: CPU s per million", PRECISE, run -> run.whole()
                .cpuSecondsPerMillion());
        whole(
                table,
                "whole process: seconds",
                PRECISE,
                run -> Rates.seconds(run.cost().wall()));
        whole(table, "peak resident memory, MiB", WHOLE, run -> run.cost().peakMemoryBytes() / BYTES_PER_MIB);
        return table.render();
    }

    private void steady(MarkdownTable table, String name, String format, ToDoubleFunction<Rates> figure) {
        row(table, name, format, way -> result.steadyMedian(way, figure));
    }

    private void whole(MarkdownTable table, String name, String format, ToDoubleFunction<Run> figure) {
        row(table, name, format, way -> result.median(way, figure));
    }

    private void row(MarkdownTable table, String name, String format, Function<Way, Double> figure) {
        List<Object> cells = new ArrayList<>(List.of(name));
        ways.forEach(way -> cells.add(number(format, figure.apply(way))));
        double ratio = figure.apply(Way.OURS) / figure.apply(Way.USUAL);
        cells.add(number(PRECISE, ratio));
        table.row(cells.toArray());
    }

    private String targets() {
        double faster = result.steadyMedian(Way.OURS, Rates::eventsPerSecond)
                / result.steadyMedian(Way.USUAL, Rates::eventsPerSecond);
        double cpu = result.steadyMedian(Way.OURS, Rates::cpuSecondsPerMillion);
        double rate = result.steadyMedian(Way.OURS, Rates::eventsPerSecond);
        double proof = result.median(Way.OURS, Run::proofShare);
        return new MarkdownTable("target, in steady state", "measured", "reached")
                .row("at least 6 times the usual way's events/s", number("%.1f", faster), reached(faster, faster >= 6))
                .row("at most 5 CPU s per million events", number(PRECISE, cpu), reached(cpu, cpu <= 5))
                .row("at least 250,000 events/s", number(WHOLE, rate), reached(rate, rate >= 250_000))
                .row(
                        "at most 5 % of a micro-batch's time for manifest and ledger, the price of the proof",
                        number("%.1f %%", 100 * proof), reached(proof, proof <= 0.05))
                .render();
    }

    private String runs() {
        var table = new MarkdownTable(
                "run",
                "load before",
                "seconds",
                "CPU s",
                "peak MiB",
                "steady events/s",
                "steady CPU s per million",
                "cleaned",
                "quarantined",
                "duplicates");
        result.runs().forEach(run -> addRun(table, run));
        return table.render();
    }

    private static void addRun(MarkdownTable table, Run run) {
        table.row(
                run.way().title() + " " + run.repetition(),
                number(PRECISE, run.load()),
                number(PRECISE, Rates.seconds(run.cost().wall())),
                number(PRECISE, Rates.seconds(run.cost().cpu())),
                number(WHOLE, run.cost().peakMemoryBytes() / BYTES_PER_MIB),
                number(WHOLE, run.steady().map(Rates::eventsPerSecond).orElse(Double.NaN)),
                number(PRECISE, run.steady().map(Rates::cpuSecondsPerMillion).orElse(Double.NaN)),
                count(run, Counts::cleaned),
                count(run, Counts::quarantined),
                count(run, Counts::duplicates));
    }

    private static String count(Run run, ToLongFunction<Counts> count) {
        return run.counts() == null ? "-" : String.format(Locale.ROOT, "%,d", count.applyAsLong(run.counts()));
    }

    private static String reached(double measured, boolean reached) {
        return Double.isNaN(measured) ? "not measured" : reached ? "yes" : "no";
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
