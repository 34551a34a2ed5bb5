package dev.emissions.benchmarks.upkeep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emissions.benchmarks.pipeline.Surroundings;
import dev.emissions.cli.ExitCode;
import dev.emissions.cli.VersionProvider;
import dev.emissions.lakehouse.Lake;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench upkeep}: whether a lake is as quick after a month as it was at its beginning. */
@Command(
        name = "upkeep",
        description = {
            "Simulate a month of micro-batches at the tables: each writes the files of a few events and commits them, as a"
                    + " cleaner does, in a folder of this machine.",
            "",
            "Each day ends with the upkeep of `emissions maintain`, with a retention of one day; then the same once more"
                    + " without any. Tells what a batch and what reads take at the beginning and at the end."
        },
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        footerHeading = "%nExamples:%n",
        footer = {"  scripts/bench upkeep", "  scripts/bench upkeep --commits 600 --days 12"})
public final class UpkeepCommand implements Callable<Integer> {
    private static final int FIRST_DAY = 20_500;
    private static final int COMPARED_DAYS = 3;
    private static final Map<String, String> SETTINGS =
            Map.of("io.delta.kernel.logStore.file.impl", "dev.emissions.lakehouse.LinkLogStore");

    @Option(
            names = "--commits",
            paramLabel = "N",
            defaultValue = "5100",
            description = "Micro-batches over all days. Default: ${DEFAULT-VALUE}.")
    private int commits;

    @Option(names = "--days", paramLabel = "N", defaultValue = "30", description = "Days. Default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(
            names = "--output",
            paramLabel = "NAME",
            description = "Write NAME.md and NAME.json. Default: benchmarks/results/upkeep-<date>.")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Surroundings surroundings = Surroundings.of(Optional.ofNullable(output), "upkeep");
        out.println("Warming up");
        simulate(Math.min(days, 2), true, out);
        List<SimulatedDay> with = simulate(days, true, out);
        List<SimulatedDay> without = simulate(days, false, out);
        String text = text(surroundings, with, without);
        out.println();
        out.print(text);
        surroundings.write(text, json(with, without), out);
        return ExitCode.OK.number();
    }

    private List<SimulatedDay> simulate(int count, boolean isMaintained, PrintWriter out) throws IOException {
        Path folder = Files.createTempDirectory("emissions-upkeep");
        try {
            SmallBatches batches = new SmallBatches(Lake.of(folder.toUri(), SETTINGS));
            List<SimulatedDay> simulated = new ArrayList<>();
            Instant yesterday = Instant.now();
            for (int day = 0; day < count; day++) {
                Instant today = Instant.now();
                simulated.add(
                        simulate(batches, FIRST_DAY + day, isMaintained ? Optional.of(yesterday) : Optional.empty()));
                yesterday = today;
                SimulatedDay last = simulated.get(day);
                out.printf(
                        Locale.ROOT,
                        "  day %d %s upkeep: batch %.1f ms, seals %.1f ms, list %.1f ms, day %.1f ms, upkeep %,.0f ms, %,d files%n",
                        day + 1,
                        isMaintained ? "with" : "without",
                        last.batchMillis(),
                        last.sealsMillis(),
                        last.listMillis(),
                        last.dayMillis(),
                        last.upkeepMillis(),
                        last.files());
                out.flush();
            }
            return simulated;
        } finally {
            delete(folder);
        }
    }

    private SimulatedDay simulate(SmallBatches batches, int day, Optional<Instant> since) throws IOException {
        double[] millis = new double[commits / days];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = batches.run(day);
        }
        double upkeep = since.isPresent() ? batches.maintain(since.orElseThrow()) : 0;
        java.util.Arrays.sort(millis);
        return new SimulatedDay(
                millis[millis.length / 2],
                batches.readSeals(),
                batches.listFiles(),
                batches.readDay(day),
                upkeep,
                batches.files());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private String text(Surroundings surroundings, List<SimulatedDay> with, List<SimulatedDay> without) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "# Upkeep: %,d micro-batches over %d days%n%n%s%n",
                commits / days * days,
                days,
                surroundings.text()));
        text.append(String.format(
                Locale.ROOT,
                "Medians of the first and the last %d days, in ms, in a folder of this machine.%n%n",
                COMPARED_DAYS));
        text.append("| | with, first | with, last | change | without, first | without, last | change |\n");
        text.append("|---|---:|---:|---:|---:|---:|---:|\n");
        row(text, "a micro-batch", with, without, SimulatedDay::batchMillis);
        row(text, "how far the topic is sealed", with, without, SimulatedDay::sealsMillis);
        row(text, "open `cleaned`, list its files", with, without, SimulatedDay::listMillis);
        row(text, "read a day's rows", with, without, SimulatedDay::dayMillis);
        row(text, "data files", with, without, SimulatedDay::files);
        text.append(String.format(
                Locale.ROOT,
                "%nA day's upkeep took %,.0f ms at first and %,.0f ms at last.%n",
                median(with.subList(0, COMPARED_DAYS), SimulatedDay::upkeepMillis),
                median(last(with), SimulatedDay::upkeepMillis)));
        return text.toString();
    }

    private static void row(
            StringBuilder text,
            String name,
            List<SimulatedDay> with,
            List<SimulatedDay> without,
            ToDoubleFunction<SimulatedDay> value) {
        text.append("| ").append(name);
        for (List<SimulatedDay> month : List.of(with, without)) {
            double first = median(month.subList(0, COMPARED_DAYS), value);
            double last = median(last(month), value);
            text.append(
                    String.format(Locale.ROOT, " | %,.1f | %,.1f | %+.0f %%", first, last, 100 * (last / first - 1)));
        }
        text.append(" |\n");
    }

    private static List<SimulatedDay> last(List<SimulatedDay> month) {
        return month.subList(month.size() - COMPARED_DAYS, month.size());
    }

    private static double median(List<SimulatedDay> some, ToDoubleFunction<SimulatedDay> value) {
        return some.stream().mapToDouble(value).sorted().toArray()[some.size() / 2];
    }

    private static String json(List<SimulatedDay> with, List<SimulatedDay> without) {
        Map<String, Object> months = new LinkedHashMap<>();
        months.put("with_upkeep", with);
        months.put("without_upkeep", without);
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(months);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write JSON", e);
        }
    }
}
