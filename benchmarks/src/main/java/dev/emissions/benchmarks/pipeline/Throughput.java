package dev.emissions.benchmarks.pipeline;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Publishes the events once and has every way clean them, one after the other. */
final class Throughput {
    private static final String TOPIC = "bench.events";
    private static final double BYTES_PER_MIB = 1 << 20;

    private final ThroughputSettings settings;
    private final ProjectHome home;
    private final PrintWriter out;

    Throughput(ThroughputSettings settings, ProjectHome home, PrintWriter out) {
        this.settings = settings;
        this.home = home;
        this.out = out;
    }

    ThroughputResult run() throws InterruptedException {
        Instant measuredAt = Instant.now();
        String commit = home.commit();
        warnOfLoad();
        try (BenchStack stack = BenchStack.start(home)) {
            publish(stack);
            List<Run> runs = new ArrayList<>();
            for (int repetition = 1; repetition <= settings.runs(); repetition++) {
                runs.addAll(repeat(stack, repetition));
            }
            return new ThroughputResult(settings, Machine.here(), commit, measuredAt, runs);
        }
    }

    private void warnOfLoad() {
        double load = Machine.load();
        if (load > 1) {
            say("The machine is busy (load %.1f): the figures will be worse than they should be.", load);
        }
    }

    private void publish(BenchStack stack) throws InterruptedException {
        say("Publishing %,d events to %d partitions", settings.events(), settings.partitions());
        ProcessCost cost = stack.run(
                "generate",
                "emissions",
                "generate",
                "--topic",
                TOPIC,
                "--count",
                Long.toString(settings.events()),
                "--partitions",
                Integer.toString(settings.partitions()),
                "--seed",
                Long.toString(settings.seed()));
        say("  %.1f s", Rates.seconds(cost.wall()));
    }

    /** Every way once; the order turns from one repetition to the next. */
    private List<Run> repeat(BenchStack stack, int repetition) throws InterruptedException {
        List<Way> order = new ArrayList<>(settings.ways());
        if (repetition % 2 == 0) {
            Collections.reverse(order);
        }
        List<Run> runs = new ArrayList<>();
        for (Way way : order) {
            Run run = clean(stack, way, repetition);
            RunChecks.requireAccounted(run, settings.events());
            runs.add(run);
        }
        Run ours =
                runs.stream().filter(run -> run.way() == Way.OURS).findFirst().orElseThrow();
        runs.forEach(run -> RunChecks.requireLike(ours, run));
        return runs;
    }

    private Run clean(BenchStack stack, Way way, int repetition) throws InterruptedException {
        say("Run %d: %s", repetition, way.title());
        String name = way.name().toLowerCase(Locale.ROOT) + "-" + repetition;
        String lake = "s3a://lake/" + name;
        Path report = stack.file(name + ".jsonl");
        List<String> arguments = new ArrayList<>(List.of(way.command(), "--available-now"));
        arguments.addAll(List.of("--topic", TOPIC, "--lake", lake, "--report", report.toString()));
        arguments.addAll(List.of("--max-events-per-batch", Long.toString(settings.maxEventsPerBatch())));
        double load = Machine.load();
        ProcessCost cost = stack.run(name, way.script(), arguments.toArray(String[]::new));
        List<BatchLine> batches = BatchLine.read(report);
        long events = batches.stream().mapToLong(BatchLine::events).sum();
        Counts counts = way.writesTables() ? BenchLake.counts(stack, lake, events) : null;
        say(
                "  %.1f s, %.1f CPU s, at most %.0f MiB",
                Rates.seconds(cost.wall()), Rates.seconds(cost.cpu()), cost.peakMemoryBytes() / BYTES_PER_MIB);
        return new Run(way, repetition, load, cost, batches, counts);
    }

    private void say(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
        out.flush();
    }
}
