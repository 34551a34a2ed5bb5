package dev.emissions.benchmarks.pipeline;

import dev.emissions.lakehouse.CleanedTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Has each way run as a stream while events come in, one way after the other, and looks at the tables afterwards. */
final class Freshness {
    private static final int WARM_UP_EVENTS = 100_000;
    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final FreshnessSettings settings;
    private final ProjectHome home;
    private final PrintWriter out;

    Freshness(FreshnessSettings settings, ProjectHome home, PrintWriter out) {
        this.settings = settings;
        this.home = home;
        this.out = out;
    }

    FreshnessResult run() throws InterruptedException {
        Instant measuredAt = Instant.now();
        String commit = home.commit();
        List<FreshnessRun> runs = new ArrayList<>();
        try (BenchStack stack = BenchStack.start(home)) {
            for (Way way : List.of(Way.USUAL, Way.OURS)) {
                runs.add(measure(stack, way));
            }
        }
        return new FreshnessResult(settings, Machine.here(), commit, measuredAt, runs);
    }

    private FreshnessRun measure(BenchStack stack, Way way) throws InterruptedException {
        String name = way.name().toLowerCase(Locale.ROOT);
        String topic = "bench." + name;
        Path report = stack.file(name + ".jsonl");
        double load = Machine.load();
        say("%s: warming up with %,d events", way.title(), WARM_UP_EVENTS);
        generate(stack, topic, "--count", Integer.toString(WARM_UP_EVENTS));
        Process job = stack.begin(name, way.script(), arguments(way, topic, name, report));
        var sealed = new SealedEvents(stack, job, name, report);
        sealed.await(WARM_UP_EVENTS);
        say(
                "%s: %,d events a second for %d minutes",
                way.title(), settings.rate(), settings.length().toMinutes());
        Instant begin = Instant.now();
        Duration cpuBefore = cpu(job);
        Optional<UpkeepLoop> upkeep =
                way == Way.OURS ? Optional.of(UpkeepLoop.over(stack, "s3a://lake/" + name)) : Optional.empty();
        try {
            stream(stack, topic);
        } finally {
            upkeep.ifPresent(UpkeepLoop::stop);
        }
        if (upkeep.isPresent()) {
            upkeep.orElseThrow().requireSuccess();
        }
        Duration cpu = cpu(job).minus(cpuBefore);
        long published = BenchTopic.events(stack, topic) - WARM_UP_EVENTS;
        long unread = awaitRest(sealed, report, WARM_UP_EVENTS + published);
        stack.end(job, name);
        VisibleRows table =
                VisibleRows.of(stack.tableOnDisk(name, CleanedTable.CONTRACT), begin.plus(settings.leadIn()));
        return new FreshnessRun(way, load, published, unread, cpu, table);
    }

    private void stream(BenchStack stack, String topic) throws InterruptedException {
        generate(
                stack,
                topic,
                "--rate",
                Integer.toString(settings.rate()),
                "--duration",
                settings.length().toSeconds() + "s",
                "--seed",
                "2");
    }

    private String[] arguments(Way way, String topic, String name, Path report) {
        List<String> arguments = new ArrayList<>(List.of(
                way.command(), "--topic", topic, "--lake", "s3a://lake/" + name, "--report", report.toString()));
        if (way == Way.OURS) {
            arguments.addAll(List.of("--trigger", settings.trigger()));
        }
        return arguments.toArray(String[]::new);
    }

    private static void generate(BenchStack stack, String topic, String... amount) throws InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("generate", "--topic", topic, "--partitions", Integer.toString(PARTITIONS)));
        arguments.addAll(List.of(amount));
        stack.run("generate", "emissions", arguments.toArray(String[]::new));
    }

    /** Waits for what is still on its way; returns how many events the way did not get to. */
    private static long awaitRest(SealedEvents sealed, Path report, long events) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        long unread = events;
        while (unread > 0 && Instant.now().isBefore(end)) {
            TimeUnit.SECONDS.sleep(1);
            sealed.requireRunning();
            unread = events
                    - BatchLine.read(report).stream()
                            .mapToLong(BatchLine::events)
                            .sum();
        }
        return unread;
    }

    private static Duration cpu(Process job) {
        return job.toHandle().info().totalCpuDuration().orElseThrow();
    }

    private void say(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
        out.flush();
    }
}
