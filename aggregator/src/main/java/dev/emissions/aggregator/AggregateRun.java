package dev.emissions.aggregator;

import dev.emissions.aggregator.anomaly.AnomalyJob;
import dev.emissions.aggregator.daily.DailyJob;
import dev.emissions.aggregator.events.CleanedHistory;
import dev.emissions.aggregator.events.EventFile;
import dev.emissions.aggregator.gold.GoldFile;
import dev.emissions.aggregator.gold.GoldTable;
import dev.emissions.cli.CommandFailure;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.LakeOptions;
import dev.emissions.lakehouse.DataFile;
import dev.emissions.lakehouse.GoldTables;
import dev.emissions.lakehouse.Lake;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the batch job: finds what is out of date, computes it, and replaces it table by table. */
final class AggregateRun {
    private static final Logger LOG = LoggerFactory.getLogger(AggregateRun.class);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final long start = System.nanoTime();
    private final Lake lake;
    private final AggregateSettings settings;
    private final PrintWriter out;
    private final CleanedHistory cleaned;
    private final List<EventFile> files;
    private final List<TablePlan> plans;

    private AggregateRun(Lake lake, AggregateSettings settings, PrintWriter out) {
        this.lake = lake;
        this.settings = settings;
        this.out = out;
        this.cleaned = CleanedHistory.latest(lake);
        this.files = cleaned.files();
        this.plans = plan();
    }

    /** Opens the lake and finds out what is to be done. */
    static AggregateRun open(LakeOptions options, AggregateSettings settings, PrintWriter out) {
        LOG.atInfo()
                .addKeyValue("lake", options.lake())
                .addKeyValue("settings", settings)
                .log("Aggregating");
        return of(Lake.open(options), settings, out);
    }

    /** Finds out what is to be done in a lake that is open. */
    static AggregateRun of(Lake lake, AggregateSettings settings, PrintWriter out) {
        return new AggregateRun(lake, settings, out);
    }

    private List<TablePlan> plan() {
        NavigableSet<Integer> days = files.stream().map(EventFile::day).collect(Collectors.toCollection(TreeSet::new));
        var planner = new Planner(settings, cleaned, days);
        List<Callable<GoldTable>> loads = GoldTables.all().stream()
                .map(contract -> (Callable<GoldTable>) () -> new GoldTable(lake, contract))
                .toList();
        return Parallel.run(loads).stream().map(planner::plan).toList();
    }

    /** Tells what {@link #run} would do. */
    void explain() {
        out.printf("cleaned stands at version %d%n", cleaned.version());
        for (TablePlan plan : plans) {
            String days = plan.days().isEmpty() ? "no day" : DayText.of(plan.days());
            out.printf("  %-26s %s (%s)%n", plan.table().name(), days, plan.reason());
        }
    }

    /** Brings every table up to date; starts Spark only if there is something to compute. */
    void run() {
        try (StopSignal signal = new StopSignal()) {
            try {
                run(() -> SparkRuntime.start(settings.master(), lake), table -> true);
            } catch (RuntimeException e) {
                if (signal.isStopping()) {
                    throw new CommandFailure(
                            ExitCode.UNREACHABLE, "Stopped; the next run completes what is missing", e);
                }
                throw e;
            }
        }
    }

    /**
     * @param spark starts Spark
     * @param tables which tables to bring up to date, by name
     */
    void run(Supplier<SparkRuntime> spark, Predicate<String> tables) {
        List<TablePlan> due = plans.stream()
                .filter(plan -> tables.test(plan.table().name()) && !plan.isNothing())
                .toList();
        if (due.isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "Nothing to do: the gold tables stand at version %d of cleaned (%.1f s)%n",
                    cleaned.version(),
                    seconds());
            return;
        }
        List<GoldFile> written = compute(spark, due);
        Parallel.run(due.stream()
                .map(plan -> (Callable<Void>) () -> {
                    replace(plan, written);
                    return null;
                })
                .toList());
        out.printf(
                Locale.ROOT,
                "Brought %d tables to version %d of cleaned in %.1f s: %,d rows%n",
                due.size(),
                cleaned.version(),
                seconds(),
                written.stream().mapToLong(file -> file.file().rows()).sum());
    }

    private List<GoldFile> compute(Supplier<SparkRuntime> start, List<TablePlan> due) {
        NavigableSet<Integer> dailyDays = daysOf(due, plan -> !Planner.isAnomalies(plan.table()));
        NavigableSet<Integer> anomalyDays = daysOf(due, plan -> Planner.isAnomalies(plan.table()));
        if (dailyDays.isEmpty() && anomalyDays.isEmpty()) {
            return List.of();
        }
        NavigableSet<Integer> all = new TreeSet<>(dailyDays);
        all.addAll(anomalyDays);
        String days = DayText.of(all);
        out.printf("Computing %s (%s)%n", days, due.get(0).reason());
        out.flush();
        try (SparkRuntime spark = start.get()) {
            out.printf(Locale.ROOT, "  %5.1f s  Spark is up%n", seconds());
            out.flush();
            List<Callable<List<GoldFile>>> jobs =
                    List.of(() -> computeDaily(spark, dailyDays), () -> computeAnomalies(spark, anomalyDays));
            return Parallel.run(jobs).stream().flatMap(List::stream).toList();
        } catch (RuntimeException e) {
            throw Failures.explain(e, "aggregate the events of " + days);
        }
    }

    private List<GoldFile> computeDaily(SparkRuntime spark, NavigableSet<Integer> days) {
        List<EventFile> input = filesOf(days, 0);
        if (input.isEmpty()) {
            return List.of();
        }
        List<GoldFile> written = DailyJob.writeDays(spark.distribute(input), LakeAddress.of(lake), settings.daily());
        progress("daily tables", days, input, written);
        return written;
    }

    private List<GoldFile> computeAnomalies(SparkRuntime spark, NavigableSet<Integer> days) {
        List<EventFile> input = filesOf(days, settings.anomalies().historyDays());
        if (input.isEmpty()) {
            return List.of();
        }
        List<GoldFile> written =
                new AnomalyJob(settings.anomalies(), LakeAddress.of(lake), days).writeDays(spark.distribute(input));
        progress("anomaly flags", days, input, written);
        return written;
    }

    private void progress(String what, NavigableSet<Integer> days, List<EventFile> input, List<GoldFile> written) {
        out.printf(
                Locale.ROOT,
                "  %5.1f s  %s of %d days: %,d rows from %d files of %.1f MB%n",
                seconds(),
                what,
                days.size(),
                written.stream().mapToLong(file -> file.file().rows()).sum(),
                input.size(),
                input.stream().mapToLong(EventFile::sizeBytes).sum() / BYTES_PER_MEGABYTE);
        out.flush();
    }

    private void replace(TablePlan plan, List<GoldFile> written) {
        List<DataFile> own = written.stream()
                .filter(file -> file.table().equals(plan.table().name()))
                .map(GoldFile::file)
                .filter(file -> plan.days().contains(file.partitionDay()))
                .toList();
        plan.table().replace(plan.days(), own, plan.processed());
    }

    /** The files of the days and of as many days before each. */
    private List<EventFile> filesOf(NavigableSet<Integer> days, int before) {
        return files.stream()
                .filter(file -> !days.subSet(file.day(), true, file.day() + before, true)
                        .isEmpty())
                .toList();
    }

    private static NavigableSet<Integer> daysOf(List<TablePlan> plans, Predicate<TablePlan> which) {
        return plans.stream()
                .filter(which)
                .flatMap(plan -> plan.days().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private double seconds() {
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }
}
